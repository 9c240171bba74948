namespace BackupScheduler.Cli.Html.Plots;

/// <summary>A bar.</summary>
/// <param name="Key">What it is about, in <c>data-key</c>.</param>
/// <param name="Label">Its name; cut where it is long.</param>
/// <param name="Value">What stands behind it.</param>
/// <param name="Parts">Its parts in the order of the series; at least 0 each.</param>
internal sealed record Bar(string Key, string Label, string Value, IReadOnlyList<double> Parts)
{
    /// <summary>What it says when it is pointed at; null for its name and value.</summary>
    public string? Title { get; init; }
}

/// <summary>Amounts as bars that lie below each other, in parts of some kinds.</summary>
/// <param name="Series">What the parts are, in their order; written where there is more than one.</param>
/// <param name="Bars">The bars, from above.</param>
internal sealed record BarPlot(IReadOnlyList<Legend> Series, IReadOnlyList<Bar> Bars)
{
    private const double Width = 540;
    private const double Gutter = 176;
    private const double ValueWidth = 76;
    private const double RowHeight = 20;
    private const int LongestLabel = 27;

    public void Write(HtmlWriter html, PlotFrame frame)
    {
        frame.Write(html, Width, Math.Max(1, Bars.Count) * RowHeight, () => Draw(html));
        if (Series.Count > 1) Legend.Write(html, Series);
    }

    private void Draw(HtmlWriter html)
    {
        var most = Bars.Select(bar => bar.Parts.Sum()).DefaultIfEmpty().Max();
        var scale = most > 0 ? (Width - Gutter - ValueWidth) / most : 0;
        foreach (var (number, bar) in Bars.Index()) Draw(html, bar, number * RowHeight, scale);
    }

    private void Draw(HtmlWriter html, Bar bar, double top, double scale)
    {
        using var group = html.Open("g", ("data-key", bar.Key));
        html.Leaf("title", bar.Title ?? $"{bar.Label}: {bar.Value}");
        html.Label(Gutter - 8, top + 14, InertText.Label(bar.Label, LongestLabel), "end");
        var left = Gutter;
        foreach (var (number, part) in bar.Parts.Index())
        {
            var width = part * scale;
            if (width > 0.05) html.Rectangle(left, top + 3, width, RowHeight - 6, Series[number].Style);
            left += width;
        }

        html.Label(left + 6, top + 14, bar.Value);
    }
}
