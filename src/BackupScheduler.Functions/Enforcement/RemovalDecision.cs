using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>What has to be taken off a user or role so that nothing of ours denies it any more.</summary>
/// <param name="Principal">What is known about it, its policies included.</param>
/// <param name="Steps">The writes; none where it has no deny of ours.</param>
/// <param name="Reason">Why it has none, as far as its nature tells; null where it does not.</param>
public sealed record RemovalDecision(PrincipalFacts Principal, IReadOnlyList<CoverageStep> Steps, CoverageReason? Reason)
{
    /// <summary>
    /// Whether it bears an inline policy under our name that means something else: nobody knows whose it is, so it stays.
    /// </summary>
    public bool LeavesForeignInline { get; private init; }

    /// <summary>Decides; what is attached is known by our policy's ARN, what is inline by its name and meaning.</summary>
    public static RemovalDecision Of(PrincipalFacts principal, EnforcementRules rules)
    {
        // AWS alone can put policies on these.
        if (Exemption.OfProtectedPath(principal.Arn) is { } isProtected) return new(principal, [], isProtected);
        var steps = new List<CoverageStep>();
        if (principal.Attached?.Contains(rules.PolicyArnIn(principal.Arn.Account)) == true) steps.Add(CoverageStep.Detach);
        var inline = principal.Inline?.FirstOrDefault(policy => policy.Name == rules.PolicyName);
        var isOurs = inline is not null && DenyPolicy.IsMeantBy(inline.Document);
        if (isOurs) steps.Add(CoverageStep.DeleteInline);
        return new(principal, steps, Exemption.Of(principal, rules)) { LeavesForeignInline = inline is not null && !isOurs };
    }
}
