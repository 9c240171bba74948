using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>Does what was decided about a principal, and finds another way where IAM has no room.</summary>
/// <param name="store">The account's principals.</param>
/// <param name="rules">What is configured.</param>
/// <param name="deny">The account's managed policy.</param>
/// <param name="pacer">Spaces the writes.</param>
/// <param name="isDryRun">Whether nothing may be written.</param>
internal sealed class PrincipalCovering(
    IIdentityStore store, EnforcementRules rules, DenyKeeping deny, RatePacer pacer, bool isDryRun)
{
    /// <summary>Whether one form of the deny may be taken off where the other was seen.</summary>
    public bool MayTidy { get; init; } = true;

    public async Task<CoverageResult> CoverAsync(PrincipalFacts principal, CancellationToken cancellation)
    {
        var decision = Coverage.Decide(principal, rules, deny.Finding.State);
        if (decision.NeedsManagedPolicy)
            decision = Coverage.Decide(principal, rules, (await deny.EnsureAsync(cancellation)).State);
        if (decision.Verdict == CoverageVerdict.Covered && !MayTidy) decision = decision with { Steps = [] };
        return isDryRun ? Foreseen(decision) : await ActAsync(decision, cancellation);
    }

    private static CoverageResult Foreseen(CoverageDecision decision) => new(decision, StateOf(decision.Verdict), decision.Reason);

    private async Task<CoverageResult> ActAsync(CoverageDecision decision, CancellationToken cancellation)
    {
        foreach (var step in decision.Steps)
        {
            var outcome = await DoAsync(step, decision, cancellation);
            if (outcome == IdentityOutcome.LimitReached) return await InsteadAsync(step, decision, cancellation);
            if (outcome != IdentityOutcome.Done) return Refused(outcome, decision);
        }

        return Foreseen(decision);
    }

    // What had the deny in the other mode keeps it there: nothing was taken off yet.
    private async Task<CoverageResult> InsteadAsync(CoverageStep full, CoverageDecision decision, CancellationToken cancellation)
    {
        if (decision.Reason == CoverageReason.OtherMode)
            return new(decision, CoverageState.Covered, full == CoverageStep.Attach ? CoverageReason.InlineAtQuota : CoverageReason.AttachedForRoom);
        var tried = new List<CoverageStep> { full };
        while (Coverage.Instead(tried, deny.Finding.State) is { } step)
        {
            if (step == CoverageStep.Attach && (await deny.EnsureAsync(cancellation)).State == DenyState.Unavailable) break;
            var outcome = await DoAsync(step, decision, cancellation);
            if (outcome == IdentityOutcome.Done)
                return new(decision, CoverageState.NewlyCovered, step == CoverageStep.Attach ? CoverageReason.AttachedForRoom : CoverageReason.InlineAtQuota);
            if (outcome != IdentityOutcome.LimitReached) return Refused(outcome, decision);
            tried.Add(step);
        }

        return new(decision, CoverageState.NotCoverable, deny.Finding.State == DenyState.Unavailable ? CoverageReason.NoManagedPolicy : CoverageReason.NoRoom);
    }

    private async Task<IdentityOutcome> DoAsync(CoverageStep step, CoverageDecision decision, CancellationToken cancellation)
    {
        var arn = decision.Principal.Arn;
        var policy = rules.PolicyArnIn(arn.Account);
        await pacer.WaitAsync(cancellation);
        return step switch
        {
            CoverageStep.Attach => await store.AttachAsync(arn, policy, cancellation),
            CoverageStep.Detach => await store.DetachAsync(arn, policy, cancellation),
            CoverageStep.PutInline => await store.PutInlineAsync(arn, new InlinePolicy(rules.PolicyName, DenyPolicy.Document), cancellation),
            _ => await store.DeleteInlineAsync(arn, rules.PolicyName, cancellation),
        };
    }

    // A policy that was there a moment ago: deleted meanwhile, or made so lately that not all of IAM knows it. The next try looks again.
    private static CoverageResult Refused(IdentityOutcome outcome, CoverageDecision decision) => outcome switch
    {
        IdentityOutcome.PrincipalGone => new(decision, CoverageState.Gone, decision.Reason),
        IdentityOutcome.Unmodifiable when decision.Verdict is CoverageVerdict.Covered or CoverageVerdict.Exempt => Foreseen(decision with { Steps = [] }),
        IdentityOutcome.Unmodifiable => new(decision, CoverageState.NotCoverable, CoverageReason.Unmodifiable),
        _ => throw new ServiceFailureException(FailureKind.Transient, "DenyPolicyGone", "the deny policy is not to be found (any more, or yet)"),
    };

    private static CoverageState StateOf(CoverageVerdict verdict) => verdict switch
    {
        CoverageVerdict.Covered => CoverageState.Covered,
        CoverageVerdict.Exempt => CoverageState.Exempt,
        CoverageVerdict.NotCoverable => CoverageState.NotCoverable,
        _ => CoverageState.NewlyCovered,
    };
}
