using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>Accounts by day: which share of their tables can be restored to that day.</summary>
internal static class CoverageSection
{
    /// <summary>How many days are shown.</summary>
    public const int Days = 30;

    private const int MostOpen = 50;
    private const int MostByDay = 300;
    private const int MostInAll = 2_000;
    private const string Title = "Backups by account and day";

    public static ReportSection Section { get; } = new("coverage", "Coverage by day", Write);

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        var accounts = ReportText.BackedUp(status).Where(account => account.Scopes.Count > 0).ToList();
        if (accounts.Count == 0)
        {
            ReportText.About(html, "There is no account to be shown.");
            return;
        }

        var days = DaysUntil(status.At);
        ReportText.About(
            html,
            "The share of an account's tables that have a backup of that day (UTC), of those known to have existed by then. The number in a cell is that share in "
            + $"per cent, rounded down. The last column is the present: the tables whose newest backup is at most {Figures.Age(status.Rules.Rpo)} old. "
            + "What the retention has pruned is not counted any more: earlier days grow paler as it is meant.");
        Legend.Write(html, HeatLevels.Legends("all of them"));
        Write(html, days, accounts);
        ReportText.More(html, Math.Min(MostInAll, accounts.Count), accounts.Count, "accounts", "backup-scheduler status --csv");
    }

    private static void Write(HtmlWriter html, List<DateOnly> days, List<AccountStatus> accounts)
    {
        var open = accounts.Count <= MostOpen * 3 / 2 ? accounts.Count : MostOpen;
        var rows = new CoverageRows(days);
        Draw(html, MapOf(rows), "coverage-plot", [.. accounts.Take(open).Select(rows.Of)]);
        Fold(html, rows, "coverage-more", "The next", [.. accounts.Take(MostByDay).Skip(open)]);
        Fold(html, new CoverageRows(days, daysInCell: 5), "coverage-rest", "By the worst of five days each: the other", [.. accounts.Take(MostInAll).Skip(MostByDay)]);
    }

    private static void Fold(HtmlWriter html, CoverageRows rows, string id, string which, List<AccountStatus> accounts)
    {
        if (accounts.Count == 0) return;
        var folded = accounts.Select(rows.Of).ToList();
        using var details = html.Open("details", ("id", id));
        html.Leaf("summary", $"{which} {Figures.Count(folded.Count, "account")}: every table protected now in {Figures.Number(folded.Count(IsFull))} of them");
        Draw(html, MapOf(rows), id + "-plot", folded);
    }

    private static HeatMap MapOf(CoverageRows rows) => new([.. rows.Names, "now"], [.. rows.Ticks, "now"]) { Apart = 1 };

    private static void Draw(HtmlWriter html, HeatMap map, string id, List<HeatRow> rows) => map.Write(
        html, new PlotFrame(id, Title, $"Every table protected now in {Figures.Number(rows.Count(IsFull))} of {Figures.Count(rows.Count, "account")}. The table of accounts tells the numbers."), rows);

    private static bool IsFull(HeatRow row) => row.Cells[^1].Style == "full";

    private static List<DateOnly> DaysUntil(DateTimeOffset time)
    {
        var today = DateOnly.FromDateTime(time.UtcDateTime);
        return [.. Enumerable.Range(1 - Days, Days).Select(today.AddDays)];
    }
}
