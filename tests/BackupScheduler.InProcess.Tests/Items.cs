using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.InProcess.Tests;

/// <summary>Work items of one run.</summary>
internal static class Items
{
    public const string One = "111122223333", Other = "444455556666";

    public static RunId Run { get; } = RunId.Parse("20261122T010000Z");

    public static OutgoingItem BackUp(string table, int delay = 0, string account = One) => new(
        new BackUpTable
        {
            Version = 1,
            Run = Run,
            Account = AccountId.Parse(account),
            Region = Region.Parse("eu-west-1"),
            Table = TableName.Parse(table),
            Check = false,
        },
        TimeSpan.FromSeconds(delay));

    public static IReadOnlyList<OutgoingItem> BackUps(int count) => [.. Enumerable.Range(1, count).Select(i => BackUp($"table-{i}"))];

    public static string TableOf(string body) =>
        WorkItemJson.TryRead(body, out var item, out var reason) ? ((BackUpTable)item).Table.Value : throw new InvalidOperationException(reason);
}
