using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>Sweeps accounts in this process, by the very sweep of the installed function.</summary>
/// <param name="sweep">The sweep.</param>
/// <param name="rounds">Tries again what fails in passing.</param>
/// <param name="isDryRun">Whether nothing may be changed.</param>
/// <param name="ending">Whether the command is told to end.</param>
/// <param name="told">Told of each user and role that was dealt with.</param>
internal sealed class AccountSweeping(AccountSweep sweep, AccountRounds rounds, bool isDryRun, Ending ending, Action<CoverageResult> told)
{
    /// <summary>One account; its failure is part of the answer.</summary>
    public async Task<AccountCoverage> OfAsync(OrganizationAccount account)
    {
        var record = new CoverageRecord();
        var end = await rounds.OfAsync(() => SweepAsync(account.Id, record));
        return new AccountCoverage(account, end, record.Policy, record.Results);
    }

    private async Task<RoundOutcome> SweepAsync(AccountId account, CoverageRecord record)
    {
        record.Begin();
        var options = new SweepOptions
        {
            IsDryRun = isDryRun,
            IsEnding = () => ending.IsTold,
            MayTidy = record.Sweeps == 1,
            PolicyTold = record.Tell,
            Told = result =>
            {
                record.Tell(result);
                told(result);
            },
        };
        var report = await sweep.RunAsync(account, options, ending.Calls);
        record.Tell(report);
        // A denial stays one: such a user or role is not coverable, and told with the remedy.
        return new RoundOutcome(
            report.EndedBy, report.Results.FirstOrDefault(result => result.Failure is { Kind: not FailureKind.AccessDenied })?.Failure);
    }
}
