using System.Xml.Linq;
using BackupScheduler.Cli.Tests.Status;

namespace BackupScheduler.Cli.Tests.Report;

public sealed class AccessibilityTests
{
    private static readonly Page s_page = Page.Of(SyntheticOrganization.Of(200));

    [Fact]
    public void The_page_says_its_language_and_title()
    {
        Assert.Equal("en", (string?)s_page.Document.Root!.Attribute("lang"));
        Assert.Equal("Backups of DynamoDB tables, 2026-11-28 13:37 UTC", s_page.Document.Descendants("title").First().Value);
    }

    [Fact]
    public void Headings_leave_out_no_level()
    {
        var levels = s_page.Elements.Select(element => element.Name.LocalName).Where(name => name is ['h', >= '1' and <= '6']).Select(name => name[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Tables_have_a_caption_and_headings_with_a_scope()
    {
        var tables = s_page.Document.Descendants("table").ToList();
        Assert.True(tables.Count >= 7);
        Assert.All(tables, table => Assert.NotEmpty(table.Element("caption")!.Value));
        Assert.All(s_page.Document.Descendants("th"), heading => Assert.Contains((string?)heading.Attribute("scope"), new[] { "col", "row" }));
        Assert.All(tables.SelectMany(table => table.Element("tbody")!.Elements("tr")), row => Assert.Single(row.Elements("th")));
    }

    [Fact]
    public void Plots_are_named_and_described()
    {
        var plots = s_page.Document.Descendants("svg").Where(svg => svg.Attribute("aria-hidden") is null).ToList();
        Assert.True(plots.Count >= 8);
        Assert.All(plots, plot => Assert.Equal("img", (string?)plot.Attribute("role")));
        Assert.All(plots, plot => Assert.All(((string)plot.Attribute("aria-labelledby")!).Split(' '), id => Assert.NotEmpty(s_page.Get(id).Value)));
    }

    [Fact]
    public void Ids_are_unique_and_links_lead_to_them()
    {
        var ids = s_page.Elements.Select(element => (string?)element.Attribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(s_page.Document.Descendants("a"), link => Assert.Contains(((string)link.Attribute("href")!)[1..], ids));
    }

    [Fact]
    public void Cells_that_are_not_full_say_their_share_without_colour()
    {
        var marks = new[] { "most", "some", "half", "few", "none", "hidden" };
        var rows = s_page.Get("coverage").Descendants("g").ToList();
        Assert.All(rows, row => Assert.Equal(
            row.Elements("rect").Any(cell => marks.Contains((string?)cell.Attribute("class"))),
            row.Elements("text").Skip(1).Any()));
        Assert.All(rows.SelectMany(row => row.Elements("rect")), cell => Assert.NotEmpty(cell.Element("title")!.Value));
    }

    [Fact]
    public void Every_time_says_that_it_is_in_UTC()
    {
        var bare = s_page.Document.Descendants("main").Single().DescendantNodes().OfType<XText>()
            .Where(text => System.Text.RegularExpressions.Regex.IsMatch(text.Value, @"\d{2}:\d{2}(?! UTC)(?!\d)") && !text.Value.Contains("arn:", StringComparison.Ordinal));
        Assert.Empty(bare.Select(text => text.Value));
    }
}
