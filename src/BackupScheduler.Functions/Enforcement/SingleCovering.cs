using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>Gives a single user or role the deny, by the code that events and sweeps go by. It tells nobody and sends nothing.</summary>
/// <param name="rules">What is configured.</param>
/// <param name="writesPerSecond">The pace of the writes.</param>
/// <param name="stores">The accounts.</param>
/// <param name="time">The clock.</param>
public sealed class SingleCovering(EnforcementRules rules, double writesPerSecond, IIdentityStores stores, TimeProvider time)
{
    /// <summary>Covers it.</summary>
    /// <param name="principal">What is known about it.</param>
    /// <param name="mayWritePolicy">Whether the account's managed policy may be made or put right; otherwise it is taken as it is.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ServiceFailureException">A call failed.</exception>
    public Task<CoverageResult> CoverAsync(PrincipalFacts principal, bool mayWritePolicy, CancellationToken cancellation)
    {
        var store = stores.Open(principal.Arn.Account);
        var deny = new DenyKeeping(store, rules, principal.Arn.Account, time) { IsDryRun = !mayWritePolicy };
        return new PrincipalCovering(store, rules, deny, new RatePacer(writesPerSecond, time), isDryRun: false).CoverAsync(principal, cancellation);
    }
}
