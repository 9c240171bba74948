using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Runs;

/// <summary>What starts a run: the schedule, or an operator.</summary>
/// <param name="Run">The run.</param>
/// <param name="AdHoc">Whether an operator started it.</param>
/// <param name="Prune">Whether its reviews may delete what retention no longer keeps.</param>
/// <param name="Tables">Narrows it to the tables that these patterns name; null for all selected tables.</param>
public sealed record Firing(RunId Run, bool AdHoc, bool Prune, IReadOnlyList<TablePattern>? Tables)
{
    /// <summary>The schedule's firing: everything that is selected, and pruned.</summary>
    public static Firing OfSchedule(RunId run) => new(run, AdHoc: false, Prune: true, Tables: null);

    /// <summary>The items that it sends: one for each account and Region, account by account.</summary>
    public IReadOnlyList<BackUpAccount> Items(IEnumerable<AccountId> accounts, IReadOnlyList<Region> regions) =>
    [
        .. from account in accounts
           from region in regions
           select new BackUpAccount
           {
               Version = WorkItem.CurrentVersion,
               Run = Run,
               Account = account,
               Region = region,
               AdHoc = AdHoc,
               Prune = Prune,
               Tables = Tables,
               Hops = 0,
           },
    ];

    /// <summary>The item that tells how it ended, once it has.</summary>
    /// <param name="account">The account that the service runs in.</param>
    /// <param name="accounts">As <see cref="Items"/> got them.</param>
    /// <param name="regions">As <see cref="Items"/> got them.</param>
    public CloseRun Closing(AccountId account, IEnumerable<AccountId> accounts, IReadOnlyList<Region> regions) => new()
    {
        Version = WorkItem.CurrentVersion,
        Run = Run,
        Account = account,
        AdHoc = AdHoc,
        Accounts = [.. accounts],
        Regions = regions,
        Hops = 0,
    };
}
