using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>What backups and copies cost a month, by what they are and by account.</summary>
internal static class CostSection
{
    private const string Total = "All that this service causes";
    private const string Assumptions =
        "An estimate, not a bill: the storage of each backup times the list price of a month. Point-in-time recovery and copies are estimated by the size of the newest backup of each table. "
        + "Requests, transfer, restores, taxes and discounts are not in it. Prices: " + StoragePrices.Note + ".";

    public static ReportSection Section { get; } = new("cost", "Estimated cost a month", Write);

    private static readonly HtmlTable<(string What, decimal Dollars)> s_table = new("cost-table", "Estimated cost a month in US dollars",
    [
        new("What", row => row.What) { IsHead = true },
        new("A month", row => Figures.Dollars(row.Dollars)) { IsNumber = true },
    ])
    {
        HidesCaption = true,
        RowClass = row => row.What == Total ? "is-total" : null,
    };

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        var accounts = ReportText.BackedUp(status).ToList();
        var unknown = accounts.Count(account => account.Cost is null);
        ReportText.About(html, Assumptions);
        if (unknown > 0) ReportText.Notice(html, $"Not known, and not in these amounts: {Figures.Number(unknown)} of {Figures.Count(accounts.Count, "account")}, of which nothing could be read.");
        if (status.Tables.Sum(table => table.Unsized) is var unsized and > 0)
            ReportText.Notice(html, $"Not in these amounts: {Figures.Count(unsized, "backup")} whose size the service does not tell yet.");
        if (unknown == accounts.Count) return;
        using var columns = html.Open("div", ("class", "columns"));
        using (html.Open("div"))
        {
            html.Leaf("h3", "By what it is for");
            s_table.Write(html, Rows(status.Cost));
        }

        using var right = html.Open("div");
        html.Leaf("h3", "By account");
        Draw(html, status);
    }

    private static IEnumerable<(string What, decimal Dollars)> Rows(MonthlyCost cost) =>
    [
        ("Storage of own and adopted backups", cost.Backups),
        ("Point-in-time recovery that copies need", cost.Recovery),
        ("Copies: exports and their storage in the vault", cost.Copies),
        (Total, cost.Ours),
        ("Storage of backups of others, for comparison", cost.ForeignBackups),
    ];

    private static void Draw(HtmlWriter html, OrganizationStatus status)
    {
        var plot = new AccountBars(status).Plot(
            [new Legend("series-1", "backups"), new Legend("series-2", "recovery"), new Legend("series-3", "copies"), new Legend("series-4", "backups of others")],
            account => account.Cost is not { } cost ? null : [(double)cost.Backups, (double)cost.Recovery, (double)cost.Copies, (double)cost.ForeignBackups],
            parts => Figures.Dollars((decimal)parts.Sum()));
        if (plot.Bars.Count == 0) ReportText.Notice(html, "There is nothing to be shown.");
        else plot.Write(html, new PlotFrame("cost-by-account", "Estimated cost a month by account", "The accounts that cost the most, then all others together."));
    }
}
