namespace BackupScheduler.Cli.Html.Plots;

/// <summary>What the colours of a plot mean.</summary>
/// <param name="Style">The class of its shapes.</param>
/// <param name="Text">What it stands for.</param>
/// <param name="Mark">What such a shape has written into it; null for nothing.</param>
internal sealed record Legend(string Style, string Text, string? Mark = null)
{
    private const double Width = 26;
    private const double Height = 14;

    public static void Write(HtmlWriter html, IEnumerable<Legend> entries)
    {
        using var list = html.Open("ul", ("class", "legend"));
        foreach (var entry in entries) entry.Write(html);
    }

    private void Write(HtmlWriter html)
    {
        using var item = html.Open("li");
        using (html.Open("svg", ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(Height)}"), ("aria-hidden", "true")))
        {
            html.Rectangle(0.5, 0.5, Width - 1, Height - 1, Style);
            if (Mark is not null) html.Label(Width / 2, Height - 4, Mark, HeatLevels.InkOn(Style));
        }

        html.Leaf("span", Text);
    }
}
