using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>Takes the deny off accounts.</summary>
/// <param name="removal">Does it.</param>
/// <param name="rounds">Tries again what fails in passing.</param>
/// <param name="isDryRun">Whether nothing may be changed.</param>
/// <param name="ending">Whether the command is told to end.</param>
/// <param name="told">Told of each user and role that was dealt with.</param>
internal sealed class AccountRemoving(DenyRemoval removal, AccountRounds rounds, bool isDryRun, Ending ending, Action<RemovalResult> told)
{
    /// <summary>One account; its failure is part of the answer.</summary>
    public async Task<AccountRemoval> OfAsync(OrganizationAccount account)
    {
        var record = new RemovalRecord();
        var end = await rounds.OfAsync(() => RemoveAsync(account.Id, record));
        return new AccountRemoval(account, end, record.Policy, record.Results);
    }

    private async Task<RoundOutcome> RemoveAsync(AccountId account, RemovalRecord record)
    {
        record.Begin();
        var options = new RemovalOptions
        {
            IsDryRun = isDryRun,
            IsEnding = () => ending.IsTold,
            Told = result =>
            {
                record.Tell(result);
                told(result);
            },
        };
        var report = await removal.RunAsync(account, options, ending.Calls);
        record.Tell(report);
        return new RoundOutcome(
            report.EndedBy, report.Results.FirstOrDefault(result => result.Failure is { Kind: not FailureKind.AccessDenied })?.Failure);
    }
}
