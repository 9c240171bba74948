using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>What is kept: how many backups of a table, how far they reach back, and how much storage they take.</summary>
internal static class RetentionSection
{
    private static readonly (int Most, string Label)[] s_counts =
        [(0, "0"), (1, "1"), (3, "2–3"), (7, "4–7"), (14, "8–14"), (30, "15–30"), (60, "31–60"), (int.MaxValue, "more")];

    private static readonly (double Most, string Label)[] s_reach =
        [(1, "≤ 1 d"), (7, "≤ 7 d"), (30, "≤ 30 d"), (90, "≤ 90 d"), (365, "≤ 1 y"), (double.MaxValue, "more")];

    public static ReportSection Section { get; } = new("retention", "Retention and storage", Write);

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        ReportText.About(html, $"Retention: {InertText.Line(status.Rules.Retention)}. Own and adopted backups that are available; storage counts backups of others apart, which are never touched.");
        var tables = status.Tables.Where(table => table.IsSelected || table.Retained > 0).ToList();
        using var columns = html.Open("div", ("class", "columns"));
        Column(html, "Retained backups of a table", () => Retained(html, tables));
        Column(html, "How far back they reach", () => Reach(html, status, tables));
        Column(html, "Retained backups by account", () => ByAccount(html, status, RetainedPlot));
        Column(html, "Storage by account", () => ByAccount(html, status, StoragePlot));
    }

    private static void Column(HtmlWriter html, string heading, Action write)
    {
        using var column = html.Open("div");
        html.Leaf("h3", heading);
        write();
    }

    private static void Retained(HtmlWriter html, List<TableStatus> tables)
    {
        var columns = s_counts
            .Select((bin, i) => (bin.Label, Count: tables.Count(table => table.Retained <= bin.Most && (i == 0 || table.Retained > s_counts[i - 1].Most)), IsNone: i == 0))
            .Select(bin => new HistogramColumn(bin.Label, bin.Count, bin.IsNone ? "tone-bad" : "series-1", $"{bin.Label} backups: {Figures.Count(bin.Count, "table")}"));
        new Histogram([.. columns], "tables, by the number of their backups").Write(
            html,
            new PlotFrame(
                "retained-plot",
                "Tables by the number of their retained backups",
                $"{Figures.Count(tables.Count(table => table.Retained == 0), "table")} of {Figures.Number(tables.Count)} without any."));
    }

    private static void Reach(HtmlWriter html, OrganizationStatus status, List<TableStatus> tables)
    {
        var ages = tables.Select(table => (status.At - table.OldestAt)?.TotalDays).OfType<double>().ToList();
        var columns = s_reach.Select((bin, i) => (bin.Label, Count: ages.Count(age => age <= bin.Most && (i == 0 || age > s_reach[i - 1].Most))))
            .Select(bin => new HistogramColumn(bin.Label, bin.Count, "series-1", $"oldest backup {bin.Label}: {Figures.Count(bin.Count, "table")}"));
        new Histogram([.. columns], "tables, by the age of their oldest backup").Write(
            html, new PlotFrame("reach-plot", "Tables by the age of their oldest retained backup", $"{Figures.Count(ages.Count, "table")} with backups."));
    }

    private static void ByAccount(HtmlWriter html, OrganizationStatus status, Func<AccountBars, (BarPlot, PlotFrame)> draw)
    {
        var (plot, frame) = draw(new AccountBars(status));
        if (plot.Bars.Count == 0) ReportText.Notice(html, "There is nothing to be shown.");
        else plot.Write(html, frame);
    }

    private static (BarPlot, PlotFrame) RetainedPlot(AccountBars accounts) => (
        accounts.Plot([new Legend("series-1", "backups")], account => [account.Tables.Sum(table => (double)table.Retained)], parts => Figures.Number((long)parts.Sum())),
        new PlotFrame("retained-by-account", "Retained backups by account", "The accounts with the most, then all others together."));

    private static (BarPlot, PlotFrame) StoragePlot(AccountBars accounts) => (
        accounts.Plot(
            [new Legend("series-1", "own and adopted backups"), new Legend("series-4", "backups of others")],
            account => [account.Tables.Sum(table => (double)table.Bytes), OthersOf(account)],
            parts => Figures.Bytes(parts.Sum())),
        new PlotFrame("storage-by-account", "Storage by account", "The accounts with the most, then all others together."));

    private static double OthersOf(AccountStatus account) =>
        account.Tables.Sum(table => (double)(table.AllBytes - table.Bytes)) + account.Scopes.Sum(scope => (double)scope.Others.Bytes);
}
