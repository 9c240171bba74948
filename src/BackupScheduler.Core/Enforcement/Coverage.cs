namespace BackupScheduler.Core.Enforcement;

/// <summary>
/// Decides about one principal. What covers it is removed only when the other form was seen beside it, in a later sweep: so a
/// change of mode leaves no moment uncovered, whatever IAM's propagation takes.
/// </summary>
public static class Coverage
{
    /// <summary>Attachments that every principal has room for (IAM's default quota; it can be raised).</summary>
    public const int ManagedQuota = 10;

    // Sums of all inline policies, without white space (IAM user guide, "IAM quotas").
    private const int LargestInlineOfUser = 2048, LargestInlineOfRole = 10_240;

    /// <summary>Decides.</summary>
    /// <param name="principal">What is known about it; a principal that was read alone is attached to without a look.</param>
    /// <param name="rules">What is configured.</param>
    /// <param name="state">The account's managed policy.</param>
    public static CoverageDecision Decide(PrincipalFacts principal, EnforcementRules rules, DenyState state)
    {
        // Ours even where nobody could change it: the reason must not read as if something were missing.
        if (Exemption.Of(principal, rules) is { } exempt) return Release(principal, rules, exempt);
        if (Exemption.OfProtectedPath(principal.Arn) is { } isProtected) return new(principal, CoverageVerdict.NotCoverable, isProtected, []);
        var facts = Read(principal, rules, state);
        if (state == DenyState.Unavailable) return WithoutManaged(principal, facts);
        return rules.Mode == DenyMode.Managed ? Managed(principal, facts) : Inline(principal, facts);
    }

    /// <summary>What to try where IAM has no more room for a step; null where nothing is left to try.</summary>
    /// <param name="tried">The steps that IAM had no room for.</param>
    /// <param name="state">The account's managed policy.</param>
    public static CoverageStep? Instead(IReadOnlyCollection<CoverageStep> tried, DenyState state) =>
        !tried.Contains(CoverageStep.PutInline) ? CoverageStep.PutInline
        : !tried.Contains(CoverageStep.Attach) && state != DenyState.Unavailable ? CoverageStep.Attach
        : null;

    private static CoverageDecision Managed(PrincipalFacts principal, Seen facts) => facts switch
    {
        { IsAttached: true, IsInline: true } => new(principal, CoverageVerdict.Covered, CoverageReason.Attached, [CoverageStep.DeleteInline]),
        { IsAttached: true } => new(principal, CoverageVerdict.Covered, CoverageReason.Attached, []),
        { IsInline: true, Attachments: >= ManagedQuota } => new(principal, CoverageVerdict.Covered, CoverageReason.InlineAtQuota, []),
        { IsInline: true } => new(principal, CoverageVerdict.Attach, CoverageReason.OtherMode, [CoverageStep.Attach]),
        _ => new(principal, CoverageVerdict.Attach, facts.WhyUncovered, [CoverageStep.Attach]),
    };

    private static CoverageDecision Inline(PrincipalFacts principal, Seen facts) => facts switch
    {
        { IsInline: true, IsAttached: true } => new(principal, CoverageVerdict.Covered, CoverageReason.Inline, [CoverageStep.Detach]),
        { IsInline: true } => new(principal, CoverageVerdict.Covered, CoverageReason.Inline, []),
        { HasRoom: true, IsAttached: true } => new(principal, CoverageVerdict.PutInline, CoverageReason.OtherMode, [CoverageStep.PutInline]),
        { HasRoom: true } => new(principal, CoverageVerdict.PutInline, facts.WhyUncovered, [CoverageStep.PutInline]),
        { IsAttached: true } => new(principal, CoverageVerdict.Covered, CoverageReason.AttachedForRoom, []),
        _ => new(principal, CoverageVerdict.Attach, facts.WhyUncovered, [CoverageStep.Attach]),
    };

    private static CoverageDecision WithoutManaged(PrincipalFacts principal, Seen facts) => facts switch
    {
        { IsInline: true } => new(principal, CoverageVerdict.Covered, CoverageReason.Inline, []),
        { HasRoom: true } => new(principal, CoverageVerdict.PutInline, facts.WhyUncovered, [CoverageStep.PutInline]),
        _ => new(principal, CoverageVerdict.NotCoverable, CoverageReason.NoManagedPolicy, []),
    };

    // A role that turns into one of AWS Backup keeps what it has: two changes of its trust would else be a way to shed the deny.
    private static CoverageDecision Release(PrincipalFacts principal, EnforcementRules rules, CoverageReason reason)
    {
        var facts = Read(principal, rules, DenyState.Right);
        var steps = new List<CoverageStep>();
        if (reason != CoverageReason.BackupService && facts.IsAttached) steps.Add(CoverageStep.Detach);
        if (reason != CoverageReason.BackupService && facts.IsInline) steps.Add(CoverageStep.DeleteInline);
        return new(principal, CoverageVerdict.Exempt, reason, steps);
    }

    private static Seen Read(PrincipalFacts principal, EnforcementRules rules, DenyState state)
    {
        var arn = rules.PolicyArnIn(principal.Arn.Account);
        var ours = principal.Inline?.FirstOrDefault(policy => policy.Name == rules.PolicyName);
        var others = principal.Inline?.Where(policy => policy.Name != rules.PolicyName).Sum(policy => PolicyDocument.Size(policy.Document)) ?? 0;
        var largest = principal.Arn.Kind == PrincipalKind.User ? LargestInlineOfUser : LargestInlineOfRole;
        return new Seen(
            IsAttached: state == DenyState.Right && principal.Attached?.Contains(arn) == true,
            IsInline: ours is not null && DenyPolicy.IsMeantBy(ours.Document),
            HasRoom: others + PolicyDocument.Size(DenyPolicy.Document) <= largest,
            Attachments: principal.Attached?.Count ?? 0,
            WhyUncovered: ours is not null ? CoverageReason.InlineAltered
                : principal.Attached is null && principal.Inline is null ? CoverageReason.NotKnown
                : CoverageReason.Lacking);
    }

    private readonly record struct Seen(bool IsAttached, bool IsInline, bool HasRoom, int Attachments, CoverageReason WhyUncovered);
}
