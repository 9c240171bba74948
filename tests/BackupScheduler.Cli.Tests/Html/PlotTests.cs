using System.Xml.Linq;
using BackupScheduler.Cli.Html;
using BackupScheduler.Cli.Html.Plots;

namespace BackupScheduler.Cli.Tests.Html;

public sealed class PlotTests
{
    private static readonly PlotFrame s_frame = new("plot", "Title", "Description");

    [Fact]
    public void A_plot_says_what_it_shows()
    {
        var svg = Drawn(html => new Histogram([new("≤ 1 h", 3, "tone-good", "3 tables")], "tables").Write(html, s_frame)).Descendants("svg").Single();
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("plot-title plot-desc", (string?)svg.Attribute("aria-labelledby"));
        Assert.Equal(["Title", "Description"], svg.Elements().Take(2).Select(element => element.Value));
    }

    [Fact]
    public void Equal_cells_side_by_side_are_one_and_the_present_stands_apart()
    {
        var full = new HeatCell("full", null, "5 of 5");
        var drawn = Drawn(html => new HeatMap(["Mon", "Tue", "Wed", "now"], ["Mon", null, null, "now"]) { Apart = 1 }.Write(
            html, s_frame, [new HeatRow("1", "one", "one", [full, full, new HeatCell("few", "40", "2 of 5"), full]), new HeatRow("2", "two", "two", [full, full, full, full])]));
        Assert.Equal(["Mon to Tue: 5 of 5", "Wed: 2 of 5", "now: 5 of 5", "Mon to Wed: 5 of 5", "now: 5 of 5"], drawn.Descendants("rect").Select(cell => cell.Value));
        Assert.Contains("40", drawn.Descendants("text").Select(text => text.Value));
    }

    [Fact]
    public void A_long_map_is_drawn_in_pieces_each_under_its_headings()
    {
        var rows = Enumerable.Range(0, 5).Select(row => new HeatRow($"{row}", "x", "x", [new HeatCell("full", null, "all")])).ToList();
        var drawn = Drawn(html => new HeatMap(["Mon"], ["Mon"]).Write(html, s_frame, rows, rowsInPiece: 2));
        Assert.Equal(["plot-1", "plot-2", "plot-3"], drawn.Descendants("svg").Select(svg => (string?)svg.Attribute("id")));
        Assert.Equal(["Title: rows 1 to 2 of 5", "Title: rows 3 to 4 of 5", "Title: rows 5 to 5 of 5"], drawn.Descendants("svg").Select(svg => svg.Element("title")!.Value));
        Assert.Equal(5, drawn.Descendants("g").Count());
    }

    [Fact]
    public void Little_is_seen_beside_much_and_nothing_is_not()
    {
        var rectangles = Drawn(html => new Histogram([new("a", 1_000_000, "s", "a"), new("b", 1, "s", "b"), new("c", 0, "s", "c")], "tables").Write(html, s_frame)).Descendants("rect").ToList();
        Assert.Equal(["a", "b"], rectangles.Select(rectangle => rectangle.Value));
        Assert.Equal("2", (string?)rectangles[1].Attribute("height"));
    }

    [Fact]
    public void Bars_of_nothing_at_all_are_drawn_without_a_bar()
    {
        var drawn = Drawn(html => new BarPlot([new Legend("series-1", "x")], [new Bar("1", "one", "0", [0])]).Write(html, s_frame));
        Assert.Empty(drawn.Descendants("rect"));
        Assert.Equal(["one", "0"], drawn.Descendants("text").Select(text => text.Value));
        Assert.DoesNotContain("NaN", drawn.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 10, "full")]
    [InlineData(999, 1000, "most")]
    [InlineData(9, 10, "most")]
    [InlineData(89, 100, "some")]
    [InlineData(3, 4, "some")]
    [InlineData(1, 2, "half")]
    [InlineData(49, 100, "few")]
    [InlineData(1, 1000, "few")]
    [InlineData(0, 3, "none")]
    public void The_step_of_a_share(long part, long whole, string style) => Assert.Equal(style, HeatLevels.Of(part, whole));

    private static XElement Drawn(Action<HtmlWriter> draw)
    {
        var output = new StringWriter();
        var html = new HtmlWriter(output);
        using (html.Open("main")) draw(html);
        return XElement.Parse(output.ToString());
    }
}
