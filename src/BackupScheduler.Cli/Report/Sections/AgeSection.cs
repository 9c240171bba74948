using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>How old the newest backups are, and the newest copies, against what is allowed.</summary>
internal static class AgeSection
{
    public static ReportSection Section { get; } = new("ages", "Age of the newest backups", Write);

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        var tables = status.Tables.Where(table => table.IsSelected).ToList();
        var unread = status.Accounts.SelectMany(account => account.Scopes).Count(ReportText.IsUnread);
        var without = unread > 0 ? $" Without {Figures.Count(unread, "Region of an account", "Regions of accounts")} that could not be read." : "";
        ReportText.About(html, "Only tables that a backup is expected of." + without);
        using var columns = html.Open("div", ("class", "columns"));
        using (html.Open("div"))
        {
            html.Leaf("h3", "Newest backup of each table");
            Draw(html, "age-plot", "Age of the newest backup", status.Rules.Rpo, [.. tables.Where(table => table.Health is not TableHealth.Waiting).Select(table => table.Age)], "none");
            if (tables.Count(table => table.Health is TableHealth.Waiting) is var waiting and > 0)
                html.Leaf("p", $"{Figures.Count(waiting, "more table waits", "more tables wait")} for a first backup.", ("class", "soft small"));
        }

        using var copies = html.Open("div");
        html.Leaf("h3", "Newest copy of each table in the vault");
        WriteCopies(html, status, tables);
    }

    private static void WriteCopies(HtmlWriter html, OrganizationStatus status, List<TableStatus> tables)
    {
        var known = tables.Where(table => table.Copy is not null).ToList();
        if (status.VaultFailure is { } failure) ReportText.Notice(html, $"Not known. {ReportText.Reason(failure)}");
        else if (status.Rules.CopyRpo is not { } rpo) ReportText.Notice(html, "No vault is set up: there are no copies outside the accounts.");
        else if (known.Count == 0 && tables.Count > 0) ReportText.Notice(html, "Not known. Nothing could be read in the vault.");
        else
        {
            Draw(html, "copy-age-plot", "Age of the newest restorable time in the vault", rpo, [.. known.Select(table => table.Copy!.Age)], "none");
            if (known.Count < tables.Count) html.Leaf("p", $"Of {Figures.Count(tables.Count - known.Count, "more table")} it is not known.", ("class", "soft small"));
        }
    }

    private static void Draw(HtmlWriter html, string id, string title, TimeSpan rpo, IReadOnlyList<TimeSpan?> ages, string none)
    {
        if (ages.Count == 0)
        {
            ReportText.Notice(html, "There is no table to be shown.");
            return;
        }

        var bins = AgeBins.Of(rpo);
        var counts = bins.Count(ages);
        var columns = bins.Edges.Select((edge, i) => new HistogramColumn(
            AgeBins.Short(edge, isLast: edge == TimeSpan.MaxValue), counts[i], edge <= rpo ? "tone-good" : "tone-bad", bins.Title(i, counts[i])));
        var missing = ages.Count(age => age is null);
        var late = ages.Count(age => age > rpo);
        var plot = new Histogram([.. columns, new HistogramColumn(none, missing, "tone-bad", $"{Figures.Count(missing, "table")} without any")], "tables")
        {
            Limit = (bins.Edges.Count(edge => edge <= rpo), $"RPO {Figures.Age(rpo)}"),
        };
        plot.Write(html, new PlotFrame(
            id, title, $"{Figures.Count(ages.Count - late - missing, "table")} within {Figures.Age(rpo)}, {Figures.Number(late)} older, {Figures.Number(missing)} without any."));
    }
}
