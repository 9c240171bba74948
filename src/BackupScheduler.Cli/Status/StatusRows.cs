using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>The lines of the tables in the terminal.</summary>
internal static class StatusRows
{
    public static FittedTable OfScopes() => new(
        new FittedColumn("account", 0, IsName: true), new FittedColumn("Region", 0, IsName: true), new FittedColumn("tables", 0),
        new FittedColumn("missing", 0), new FittedColumn("late", 0), new FittedColumn("oldest", 0), new FittedColumn("retained", 3),
        new FittedColumn("gone", 4), new FittedColumn("foreign", 5), new FittedColumn("SYSTEM", 6), new FittedColumn("AWS Backup", 7),
        new FittedColumn("copies", 1), new FittedColumn("denied", 2), new FittedColumn("storage", 3), new FittedColumn("$/month", 2));

    public static string[] Of(AccountStatus account, ScopeStatus scope) => scope.Failure is { } failure
        ? [scope.Scope.Account.Value, scope.Scope.Region.Value, failure.IsRegionUnavailable ? "closed" : "UNREAD", .. Enumerable.Repeat("?", 9), StatusWords.Of(account.Deny), "?", "?"]
        :
        [
            scope.Scope.Account.Value, scope.Scope.Region.Value, Plain.Number(scope.Selected), Plain.Number(scope.Count(TableHealth.Missing)),
            Plain.Number(scope.Count(TableHealth.Late)), AgeText.Of(scope.WorstAge), Plain.Number(scope.Tables.Sum(table => table.Retained)),
            Plain.Number(scope.Count(TableHealth.Gone)), Plain.Number(scope.Tables.Sum(table => table.Foreign) + scope.Others.Foreign),
            Plain.Number(scope.Tables.Sum(table => table.System) + scope.Others.System),
            Plain.Number(scope.Tables.Sum(table => table.AwsBackup) + scope.Others.AwsBackup), Copies(scope), StatusWords.Of(account.Deny),
            StatusWords.Size(scope.Tables.Sum(table => table.Bytes)), scope.Cost is { } cost ? StatusWords.Dollars(cost.Ours) : "?",
        ];

    public static FittedTable OfTables() => new(
        new FittedColumn("account", 0, IsName: true), new FittedColumn("Region", 0, IsName: true), new FittedColumn("table", 0, IsName: true),
        new FittedColumn("state", 0, IsName: true), new FittedColumn("newest", 0), new FittedColumn("since", 4), new FittedColumn("retained", 1),
        new FittedColumn("foreign", 5), new FittedColumn("SYSTEM", 6), new FittedColumn("AWS Backup", 6), new FittedColumn("copies", 2, IsName: true),
        new FittedColumn("copied", 3), new FittedColumn("storage", 2), new FittedColumn("why", 3, IsName: true));

    public static string[] Of(TableStatus table) =>
    [
        table.Table.Scope.Account.Value, table.Table.Scope.Region.Value, table.Table.Table.Value, StatusWords.Of(table.Health), AgeText.Of(table.Age),
        table.OldestAt is { } oldest ? StatusTimes.Of(oldest)[..10] : "-", Plain.Number(table.Retained), Plain.Number(table.Foreign),
        Plain.Number(table.System), Plain.Number(table.AwsBackup), StatusWords.Of(table.Copy?.State), AgeText.Of(table.Copy?.Age),
        StatusWords.Size(table.Bytes), table.Health == TableHealth.Protected ? "" : table.Why,
    ];

    // The oldest of the newest restorable times, or how many tables have none or a broken chain.
    private static string Copies(ScopeStatus scope)
    {
        var copies = scope.Tables.Where(table => table.IsSelected && table.Copy is not null).Select(table => table.Copy!).ToList();
        if (copies.Count == 0) return "-";
        return copies.Count(copy => copy.IsWrong) is > 0 and var wrong ? $"{Plain.Number(wrong)} WRONG" : AgeText.Of(copies.Max(copy => copy.Age));
    }
}
