using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Status;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Status;

/// <summary>
/// Reads how the users and roles of accounts are denied the deletion of backups, by the sweep of PolicyEnforcer, which changes nothing here: one call for up to a
/// thousand of them, and two for the deny policy.
/// </summary>
/// <param name="world">What is read.</param>
/// <param name="management">The management account, where it matters; null elsewhere.</param>
internal sealed class DenyReading(StatusWorld world, AccountId? management)
{
    private const string Altered = "the deny policy is attached, but was altered";
    private const string ProtectNow = "'protect' puts it right now; the next run's sweep does so by itself";
    private readonly EnforcementRules _rules = world.Settings.Enforcement;

    /// <summary>One account; null where nothing is denied by configuration. A failure is part of the answer.</summary>
    /// <param name="account">The account.</param>
    /// <param name="failure">Why no call can succeed there; null where nothing is known of that.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<DenyStatus?> OfAsync(AccountId account, StatusFailure? failure, CancellationToken cancellation)
    {
        if (_rules.Method == EnforcementMethod.Off) return null;
        if (_rules.Method == EnforcementMethod.Scp && account != management) return new DenyStatus { IsLeftToScp = true };
        if (failure is not null) return new DenyStatus { Failure = failure };
        try
        {
            var sweep = new AccountSweep(_rules, world.Settings.Limits.IamWriteRate, world.Identities, world.Patience.Time);
            var report = await world.Patience.TryAsync(() => sweep.RunAsync(account, new SweepOptions { IsDryRun = true }, cancellation), cancellation);
            return report.Failure is { } e ? new DenyStatus { Failure = StatusFailures.Of(e) } : Of(report);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return new DenyStatus { Failure = StatusFailures.Of(e) };
        }
    }

    private static DenyStatus Of(SweepReport report)
    {
        var isAltered = report.Deny.Repair is DenyRepair.VersionCreated or DenyRepair.VersionRestored;
        var uncovered = report.Results.Select(result => UncoveredAs(result, isAltered)).OfType<UncoveredPrincipal>().ToList();
        var exempt = report.Count(CoverageState.Exempt);
        return new DenyStatus
        {
            Exempt = exempt,
            Uncovered = [.. uncovered.OrderBy(principal => principal.IsProtected).ThenBy(principal => principal.Arn, StringComparer.Ordinal)],
            Covered = report.Results.Count - exempt - uncovered.Count,
        };
    }

    // A sweep that may change things covers whoever lacks the deny; this one finds that they still lack it.
    private static UncoveredPrincipal? UncoveredAs(CoverageResult result, bool isAltered) => result switch
    {
        { State: CoverageState.NotCoverable } => new(
            result.Arn.ToString(), result.Reason.Words(), result.Reason.Remedy() ?? ProtectNow, result.Reason is CoverageReason.ServiceLinked or CoverageReason.Reserved),
        { State: CoverageState.NewlyCovered, Reason: CoverageReason.OtherMode } => null,
        { State: CoverageState.NewlyCovered } => new(result.Arn.ToString(), Present(result.Reason), ProtectNow, false),
        { State: CoverageState.Covered, Reason: CoverageReason.Attached or CoverageReason.AttachedForRoom } when isAltered =>
            new(result.Arn.ToString(), Altered, ProtectNow, false),
        _ => null,
    };

    private static string Present(CoverageReason reason) => reason == CoverageReason.Lacking ? "it lacks the deny" : reason.Words();
}
