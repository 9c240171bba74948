namespace BackupScheduler.Cli.Html.Plots;

/// <summary>A column of a histogram.</summary>
/// <param name="Label">What it counts, short.</param>
/// <param name="Count">How many.</param>
/// <param name="Style">Its class, such as <c>tone-good</c>.</param>
/// <param name="Title">What it says in full.</param>
internal sealed record HistogramColumn(string Label, long Count, string Style, string Title);

/// <summary>Counts as upright columns, each with its number above it.</summary>
/// <param name="Columns">The columns, from left to right.</param>
/// <param name="Unit">What is counted, beside the axis.</param>
internal sealed record Histogram(IReadOnlyList<HistogramColumn> Columns, string Unit)
{
    private const double Width = 540;
    private const double Height = 220;
    private const double Left = 6;
    private const double Top = 40;
    private const double Bottom = 24;

    /// <summary>Where a dashed line divides the columns, and what it says: before that column; null for no line.</summary>
    public (int Before, string Text)? Limit { get; init; }

    private double Step => (Width - (2 * Left)) / Columns.Count;

    public void Write(HtmlWriter html, PlotFrame frame) => frame.Write(html, Width, Height, () =>
    {
        html.Label(Left, 11, Unit, "soft");
        var most = Math.Max(1, Columns.Max(column => column.Count));
        foreach (var (number, column) in Columns.Index()) Draw(html, column, Left + (number * Step), most);
        html.Line(Left, Height - Bottom, Width - Left, Height - Bottom, "axis");
        if (Limit is { } limit) Draw(html, limit.Text, Left + (limit.Before * Step));
    });

    private void Draw(HtmlWriter html, HistogramColumn column, double left, long most)
    {
        var height = column.Count * (Height - Top - Bottom) / most;
        // What is there is seen, however little it is beside the rest.
        if (column.Count > 0) height = Math.Max(height, 2);
        var floor = Height - Bottom;
        if (column.Count > 0) html.Rectangle(left + (Step * 0.1), floor - height, Step * 0.8, height, column.Style, column.Title);
        html.Label(left + (Step / 2), floor - height - 4, Figures.Number(column.Count), column.Count > 0 ? "middle" : "middle soft");
        html.Label(left + (Step / 2), Height - 8, column.Label, "middle soft");
    }

    private static void Draw(HtmlWriter html, string text, double x)
    {
        html.Line(x, 4, x, Height - Bottom, "limit");
        var isRight = x > Width / 2;
        html.Label(isRight ? x - 5 : x + 5, 24, text, isRight ? "limit-text end" : "limit-text");
    }
}
