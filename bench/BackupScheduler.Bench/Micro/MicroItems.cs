using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Bench.Micro;

/// <summary>The messages that there are many of, one of each kind.</summary>
internal static class MicroItems
{
    private static readonly TableName Orders = TableName.Parse("Orders");

    public static IEnumerable<WorkItem> All(TableScope scope, RunId run, DateTimeOffset now)
    {
        var review = new ReviewAccount
        {
            Version = WorkItem.CurrentVersion, Run = run, Account = scope.Account, Region = scope.Region, Look = 1, AdHoc = false, Prune = true, Hops = 0,
        };
        yield return new BackUpAccount
        {
            Version = WorkItem.CurrentVersion, Run = run, Account = scope.Account, Region = scope.Region, AdHoc = false, Prune = true, Hops = 0,
        };
        yield return BackUpTable.Of(review, Orders, check: false);
        yield return review;
        yield return new PruneTable
        {
            Version = WorkItem.CurrentVersion,
            Run = run,
            Account = scope.Account,
            Region = scope.Region,
            Table = Orders,
            Backups = [$"arn:aws:dynamodb:{scope.Region}:{scope.Account}:table/Orders/backup/01489602797149-73d8d5bc"],
            Due = now,
            Policy = "0123456789abcdef",
        };
        yield return CopyTable.Of(review, Orders);
        yield return ConfirmCopies.Of(review);
        yield return new ProtectAccount { Version = WorkItem.CurrentVersion, Run = run, Account = scope.Account };
    }
}
