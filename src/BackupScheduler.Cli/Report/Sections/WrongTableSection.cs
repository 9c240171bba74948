using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>The tables that somebody has to do something about, the worst first.</summary>
internal static class WrongTableSection
{
    private const int Most = 400;

    public static ReportSection Section { get; } = new("tables", "Tables that are not as they should be", Write);

    private static readonly HtmlTable<(OrganizationAccount Account, TableStatus Table)> s_table = new(
        "wrong-tables", "Tables without a backup that is new enough, or without a good copy, the worst first",
    [
        new("Table", (html, row) => html.Leaf("bdi", row.Table.Table.Table.Value)) { IsHead = true, Class = _ => "wide" },
        new("State", (html, row) => Marks(html, row.Table)) { Class = _ => "nowrap" },
        new("Account", (html, row) => ReportText.WriteAccount(html, row.Account)),
        new("Region", row => row.Table.Table.Scope.Region.Value) { Class = _ => "nowrap" },
        new("Newest backup", (html, row) => WriteNewest(html, row.Table)) { Class = _ => "nowrap" },
        new("Backups", row => Figures.Number(row.Table.Retained)) { IsNumber = true },
        new("Why", row => Why(row.Table)) { Class = _ => "wide" },
    ])
    {
        HidesCaption = true,
        RowKey = row => $"{row.Table.Table.Scope}/{row.Table.Table.Table}",
    };

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        var rows = (from account in status.Accounts
                    from table in account.Tables
                    where table.IsWrong || IsCopyWrong(table)
                    orderby table.IsWrong descending, table.Health descending, table.Age descending
                    select (account.Account, table)).ToList();
        if (rows.Count == 0)
        {
            ReportText.About(html, "None was found.");
            return;
        }

        ReportText.About(html, $"{Figures.Count(rows.Count, "table")}, those without any backup first, then the oldest.");
        s_table.Write(html, rows.Take(Most));
        ReportText.More(html, Math.Min(Most, rows.Count), rows.Count, "tables", "backup-scheduler status --tables --csv");
    }

    private static bool IsCopyWrong(TableStatus table) => table is { IsSelected: true, Copy.IsWrong: true };

    private static void WriteNewest(HtmlWriter html, TableStatus table)
    {
        html.Text(table.Age is { } age ? $"{Figures.Age(age)} old" : "none");
        if (table.NewestAt is { } at) html.Empty("br").Leaf("span", Figures.Time(at), ("class", "soft"));
    }

    private static void Marks(HtmlWriter html, TableStatus table)
    {
        if (table.Health is TableHealth.Missing) ReportText.Mark(html, "✕ missing", "is-bad");
        if (table.Health is TableHealth.Late) ReportText.Mark(html, "! late", "is-bad");
        if (table.IsWrong && IsCopyWrong(table)) html.Text(" ");
        if (IsCopyWrong(table)) ReportText.Mark(html, "! copy", "is-bad");
    }

    private static string Why(TableStatus table)
    {
        var copy = IsCopyWrong(table) ? $"copies: {string.Join(", ", table.Copy!.Problems.Take(3).Select(problem => InertText.Line(problem)))}" : null;
        return string.Join("; ", new[] { table.IsWrong ? InertText.Line(table.Why) : null, copy }.OfType<string>());
    }
}
