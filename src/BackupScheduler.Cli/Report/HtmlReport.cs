using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Report.Sections;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Report;

/// <summary>The organization's state as one page that needs nothing but itself: no script, no request, printable.</summary>
internal static class HtmlReport
{
    private static readonly IReadOnlyList<ReportSection> s_sections =
    [
        ProblemSection.Section,
        UnknownSection.Section,
        CoverageSection.Section,
        AgeSection.Section,
        RetentionSection.Section,
        CostSection.Section,
        PrincipalSection.Section,
        LetterSection.Section,
        WrongTableSection.Section,
        AccountSection.Section,
        OutsideSection.Section,
    ];

    public static void Write(TextWriter output, OrganizationStatus status)
    {
        var page = new HtmlPage($"Backups of DynamoDB tables, {Figures.Time(status.At)}") { Policy = HtmlPage.SelfContainedPolicy };
        page.Write(output, html =>
        {
            html.Leaf("a", "To the content", ("class", "unseen skip"), ("href", "#content"));
            WriteBar(html, status);
            WriteContent(html, status);
            WriteFooter(html);
        });
    }

    private static void WriteBar(HtmlWriter html, OrganizationStatus status)
    {
        using var bar = html.Open("header", ("class", "bar"));
        html.Leaf("span", "BackupScheduler", ("class", "brand"));
        html.Leaf("span", "Backups of DynamoDB tables in the organization");
        using var time = html.Open("span", ("class", "push"));
        html.Text("As of ").Leaf("time", Figures.Time(status.At), ("datetime", Figures.Machine(status.At)), ("id", "as-of"));
    }

    private static void WriteContent(HtmlWriter html, OrganizationStatus status)
    {
        using var main = html.Open("main", ("id", "content"));
        Headline.Of(status).Write(html, status);
        Tile.WriteAll(html, Tiles.Of(status));
        var sections = s_sections.Where(section => section.IsShown(status)).ToList();
        WriteContents(html, sections);
        foreach (var section in sections) section.Write(html, status);
    }

    private static void WriteContents(HtmlWriter html, IEnumerable<ReportSection> sections)
    {
        using var nav = html.Open("nav", ("class", "contents"), ("aria-label", "Contents"));
        using var list = html.Open("ul");
        foreach (var section in sections)
        {
            using var item = html.Open("li");
            html.Leaf("a", section.Title, ("href", "#" + section.Id));
        }
    }

    private static void WriteFooter(HtmlWriter html)
    {
        using var footer = html.Open("footer");
        html.Leaf("p", "All times are in UTC. This page names accounts, tables, users and roles: pass it on with care. It shows one look; it does not change by itself.");
    }
}
