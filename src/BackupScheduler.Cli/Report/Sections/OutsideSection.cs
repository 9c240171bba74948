using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>Tables that no run looks at, because of where they are.</summary>
internal static class OutsideSection
{
    private const int Most = 300;

    public static ReportSection Section { get; } = new("outside", "Tables in Regions outside REGIONS", Write);

    private static readonly HtmlTable<(OrganizationAccount Account, OtherRegion Region)> s_table = new("outside-table", "Tables where no run looks, by account and Region",
    [
        new("Account", (html, row) => ReportText.WriteAccount(html, row.Account)) { IsHead = true },
        new("Region", row => row.Region.Region.Value),
        new("Tables", row => row.Region.Failure is null ? Figures.Number(row.Region.Tables) : "?") { IsNumber = true },
        new("Why not known", row => row.Region.Failure is { } failure ? ReportText.Reason(failure) : ""),
    ])
    {
        HidesCaption = true,
        RowKey = row => $"{row.Account.Id}/{row.Region.Region}",
    };

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        var all = status.Accounts.SelectMany(account => account.OtherRegions.Select(region => (account.Account, region))).ToList();
        var closed = all.Count(row => row.region.Failure is { IsRegionUnavailable: true });
        var rows = all.Where(row => row.region.Failure is { IsRegionUnavailable: false } || row.region.Tables > 0).OrderByDescending(row => row.region.Tables).ToList();
        ReportText.About(html, $"REGIONS is {string.Join(", ", status.Rules.Regions)}: tables elsewhere are not backed up.");
        if (rows.Count > 0) s_table.Write(html, rows.Take(Most));
        else html.Leaf("p", "No such table is known.");
        ReportText.More(html, Math.Min(Most, rows.Count), rows.Count, "accounts and Regions", "backup-scheduler status --csv");
        if (closed > 0) html.Leaf("p", $"{Figures.Count(closed, "Region of an account is", "Regions of accounts are")} not enabled or closed: there can be none.", ("class", "soft small"));
    }
}
