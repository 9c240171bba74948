using System.Globalization;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Status;

/// <summary>How the organization stands, a row for each account and Region, or each table. Columns are only ever added at the end.</summary>
internal static class StatusCsv
{
    private static readonly string[] s_scope =
    [
        "account", "account_name", "region", "state", "tables", "selected", "protected", "waiting", "late", "missing", "not_selected", "gone",
        "oldest_age_seconds", "rpo_seconds", "retained", "creating", "foreign", "system", "aws_backup", "copies_wrong", "oldest_copy_age_seconds",
        "principals", "denied", "exempt", "not_denied", "bytes", "all_bytes", "unsized", "usd_month", "usd_month_foreign", "failure",
    ];

    private static readonly string[] s_table =
    [
        "account", "account_name", "region", "table", "state", "why", "newest_at", "age_seconds", "oldest_at", "retained", "creating", "foreign", "system",
        "aws_backup", "bytes", "all_bytes", "unsized", "copy_state", "copy_age_seconds", "copies_confirmed", "copy_problems",
    ];

    public static void Write(TextWriter output, OrganizationStatus status, StatusView view)
    {
        Csv.WriteRow(output, view.Tables ? s_table : s_scope);
        foreach (var account in status.Accounts)
        {
            if (account.LeftOut is { } why) Csv.WriteRow(output, Padded(Place(account, ""), "leftOut", StatusFailures.Inert(why), view));
            foreach (var scope in account.Scopes)
            {
                if (scope.Failure is { } failure)
                    Csv.WriteRow(output, Padded(Place(account, scope.Scope.Region.Value), failure.IsRegionUnavailable ? "regionUnavailable" : "unreadable", $"{failure.Code}: {failure.Message}", view));
                else if (view.Tables)
                    foreach (var table in scope.Tables) Csv.WriteRow(output, [.. Place(account, scope.Scope.Region.Value), .. Cells(table)]);
                else
                    Csv.WriteRow(output, [.. Place(account, scope.Scope.Region.Value), .. Cells(status, account, scope)]);
            }
        }
    }

    private static string[] Place(AccountStatus account, string region) => [account.Account.Id.Value, StatusFailures.Inert(account.Account.Name), region];

    // What could not be read has a row without numbers, never one of zeros.
    private static IEnumerable<string> Padded(string[] place, string state, string why, StatusView view) => view.Tables
        ? [.. place, "", state, why, .. Enumerable.Repeat("", s_table.Length - 6)]
        : [.. place, state, .. Enumerable.Repeat("", s_scope.Length - 5), why];

    private static IEnumerable<string> Cells(TableStatus table) =>
    [
        table.Table.Table.Value, JsonOutput.Camel(table.Health), table.Why, Time(table.NewestAt), Seconds(table.Age), Time(table.OldestAt),
        Plain.Number(table.Retained), Plain.Number(table.Creating), Plain.Number(table.Foreign), Plain.Number(table.System), Plain.Number(table.AwsBackup),
        Plain.Number(table.Bytes), Plain.Number(table.AllBytes), Plain.Number(table.Unsized), table.Copy is { } copy ? JsonOutput.Camel(copy.State) : "",
        Seconds(table.Copy?.Age), table.Copy is null ? "" : Plain.Number(table.Copy.Confirmed), string.Join("; ", table.Copy?.Problems ?? []),
    ];

    private static IEnumerable<string> Cells(OrganizationStatus status, AccountStatus account, ScopeStatus scope)
    {
        var (tables, deny) = (scope.Tables, account.Deny is { Failure: null, IsLeftToScp: false } known ? known : null);
        return
        [
            ScopeWords.StateOf(scope), Plain.Number(tables.Count), Plain.Number(scope.Selected), Count(TableHealth.Protected), Count(TableHealth.Waiting),
            Count(TableHealth.Late), Count(TableHealth.Missing), Count(TableHealth.NotSelected), Count(TableHealth.Gone), Seconds(scope.WorstAge),
            Seconds(status.Rules.Rpo), Sum(table => table.Retained), Sum(table => table.Creating), Plain.Number(tables.Sum(table => table.Foreign) + scope.Others.Foreign),
            Plain.Number(tables.Sum(table => table.System) + scope.Others.System), Plain.Number(tables.Sum(table => table.AwsBackup) + scope.Others.AwsBackup),
            Plain.Number(tables.Count(table => table.Copy is { IsWrong: true })), Seconds(ScopeWords.OldestCopy(scope)), Number(deny?.Principals), Number(deny?.Covered),
            Number(deny?.Exempt), Number(deny?.Uncovered.Count), Sum(table => table.Bytes), Plain.Number(tables.Sum(table => table.AllBytes) + scope.Others.Bytes),
            Sum(table => table.Unsized), scope.Cost is { } cost ? StatusWords.Dollars(cost.Ours) : "", scope.Cost is { } all ? StatusWords.Dollars(all.ForeignBackups) : "",
            scope.TagsFailure is { } tags ? $"tags: {tags.Code}: {tags.Message}" : "",
        ];

        string Count(TableHealth health) => Plain.Number(scope.Count(health));
        string Sum(Func<TableStatus, long> of) => Plain.Number(tables.Sum(of));
    }

    private static string Number(int? number) => number is { } known ? Plain.Number(known) : "";

    private static string Time(DateTimeOffset? time) => time is { } known ? StatusTimes.Of(known) : "";

    private static string Seconds(TimeSpan? age) => age is { } known ? known.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) : "";
}
