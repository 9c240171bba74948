using BackupScheduler.Cli.Html;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>What the look did not see, and why.</summary>
internal static class UnknownSection
{
    private const int Most = 100;
    private const int MostPlaces = 4;

    public static ReportSection Section { get; } = new("unknown", "Not known", Write)
    {
        IsShown = status => Unknown.Of(status).Count > 0,
    };

    private static readonly HtmlTable<Unknown> s_table = new("unknown-table", "What is not known, where, and why",
    [
        new("Not known", unknown => unknown.What) { IsHead = true },
        new("Where", unknown => Places(unknown.Where)),
        new("Why", unknown => unknown.Why),
    ])
    {
        HidesCaption = true,
    };

    private static void Write(HtmlWriter html, OrganizationStatus status)
    {
        var unknowns = Unknown.Of(status);
        ReportText.About(html, "What could not be looked at, or was not. It may be good or bad; nothing on this page counts it as either.");
        s_table.Write(html, unknowns.Take(Most));
        ReportText.More(html, Math.Min(Most, unknowns.Count), unknowns.Count, "reasons", "backup-scheduler status");
    }

    private static string Places(IReadOnlyList<string> places)
    {
        if (places.Count == 0) return "the organization";
        var rest = places.Count - MostPlaces;
        return string.Join(", ", places.Take(MostPlaces)) + (rest > 0 ? $" and {Figures.Number(rest)} more" : "");
    }
}
