using System.Runtime.CompilerServices;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>How a sweep is made.</summary>
public sealed record SweepOptions
{
    /// <summary>Nothing is changed; the report says what would be.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Asked before each principal: whether the time is up.</summary>
    public Func<bool> IsEnding { get; init; } = () => false;

    /// <summary>Whether one form of the deny may be taken off where the other was seen: not on a repeated try, which may have written that other one a moment ago.</summary>
    public bool MayTidy { get; init; } = true;

    /// <summary>Told of the managed policy as soon as it was looked at.</summary>
    public Action<DenyFinding> PolicyTold { get; init; } = _ => { };

    /// <summary>Told of each principal as soon as it is dealt with.</summary>
    public Action<CoverageResult> Told { get; init; } = _ => { };
}

/// <summary>
/// Looks at every user and role of an account, and gives the deny to those that lack it: one read for up to a thousand principals,
/// at most five calls for the policy, one write for each that lacks it. What fails for one principal does not keep it from the others.
/// </summary>
/// <param name="rules">What is configured.</param>
/// <param name="writesPerSecond">The pace of the writes; AWS documents no rate for IAM.</param>
/// <param name="stores">The accounts.</param>
/// <param name="time">The clock.</param>
public sealed class AccountSweep(EnforcementRules rules, double writesPerSecond, IIdentityStores stores, TimeProvider time)
{
    // So many failures of the account or its service, one after the other, are no longer about single principals.
    private const int MostFailuresInARow = 5;

    /// <summary>Sweeps an account.</summary>
    /// <exception cref="ServiceFailureException">The role cannot be assumed, or nothing could be read.</exception>
    public async Task<SweepReport> RunAsync(AccountId account, SweepOptions options, CancellationToken cancellation)
    {
        var store = stores.Open(account);
        var deny = new DenyKeeping(store, rules, account, time) { IsDryRun = options.IsDryRun, Told = options.PolicyTold };
        // Before the principals: an altered policy leaves all that it is attached to without the deny.
        if (rules.Mode == DenyMode.Managed) await deny.EnsureAsync(cancellation);
        var covering = new PrincipalCovering(store, rules, deny, new RatePacer(writesPerSecond, time), options.IsDryRun) { MayTidy = options.MayTidy };
        var results = new List<CoverageResult>();
        var inARow = 0;
        await foreach (var principal in Flatten(store.ListAsync(cancellation), cancellation))
        {
            if (options.IsEnding()) return Report(new ServiceFailureException(FailureKind.Transient, "Deadline", "the invocation's time ran out; what is done stays done"));
            var result = await CoverAsync(covering, principal, cancellation);
            results.Add(result);
            options.Told(result);
            inARow = result.Failure is { Kind: FailureKind.Throttled or FailureKind.Transient or FailureKind.RoleUnavailable } ? inARow + 1 : 0;
            if (inARow >= MostFailuresInARow) return Report(result.Failure);
        }

        return Report(null);

        SweepReport Report(ServiceFailureException? endedBy) => new(account, deny.Finding, results) { EndedBy = endedBy };
    }

    private async Task<CoverageResult> CoverAsync(PrincipalCovering covering, PrincipalFacts principal, CancellationToken cancellation)
    {
        try
        {
            return await covering.CoverAsync(principal, cancellation);
        }
        catch (ServiceFailureException e)
        {
            return Failed(Coverage.Decide(principal, rules, DenyState.Right), e);
        }
    }

    // What was only to be tidied stands as before, whatever the tidying met.
    private static CoverageResult Failed(CoverageDecision decision, ServiceFailureException e) => decision.Verdict switch
    {
        CoverageVerdict.Covered when e.Kind == FailureKind.AccessDenied => new(decision, CoverageState.Covered, decision.Reason) { Failure = e },
        CoverageVerdict.Exempt when e.Kind == FailureKind.AccessDenied => new(decision, CoverageState.Exempt, decision.Reason) { Failure = e },
        _ when e.Kind == FailureKind.AccessDenied => new(decision, CoverageState.NotCoverable, CoverageReason.AccessDenied) { Failure = e },
        _ => new(decision, CoverageState.Failed, decision.Reason) { Failure = e },
    };

    private static async IAsyncEnumerable<PrincipalFacts> Flatten(
        IAsyncEnumerable<IReadOnlyList<PrincipalFacts>> pages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in pages.WithCancellation(cancellation))
            foreach (var principal in page)
                yield return principal;
    }
}
