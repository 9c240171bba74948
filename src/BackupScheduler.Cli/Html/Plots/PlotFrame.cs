using System.Globalization;

namespace BackupScheduler.Cli.Html.Plots;

/// <summary>What every plot says of itself.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What there is to be seen in it, for whoever cannot see it.</param>
internal sealed record PlotFrame(string Id, string Title, string Description)
{
    /// <summary>Whether it is too wide to be read on a narrow screen: then it scrolls.</summary>
    public bool IsWide { get; init; }

    /// <summary>Writes the plot's frame and, in it, what is drawn.</summary>
    public void Write(HtmlWriter html, double width, double height, Action draw)
    {
        using var box = html.Open(
            "div", ("class", IsWide ? "plot is-wide" : "plot"), ("tabindex", IsWide ? "0" : null), ("role", IsWide ? "group" : null), ("aria-label", IsWide ? Title : null));
        using var svg = html.Open(
            "svg", ("id", Id), ("viewBox", $"0 0 {Svg.Number(width)} {Svg.Number(height)}"), ("role", "img"), ("aria-labelledby", $"{Id}-title {Id}-desc"));
        html.Leaf("title", Title, ("id", $"{Id}-title"));
        html.Leaf("desc", Description, ("id", $"{Id}-desc"));
        draw();
    }
}

/// <summary>Shapes of SVG.</summary>
internal static class Svg
{
    /// <summary>A coordinate: short, and with a point whatever the machine's language.</summary>
    public static string Number(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A rectangle that tells what it stands for when it is pointed at.</summary>
    public static void Rectangle(this HtmlWriter html, double x, double y, double width, double height, string style, string? title = null)
    {
        ReadOnlySpan<(string, string?)> attributes =
            [("class", style), ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height))];
        if (title is null)
        {
            html.Empty("rect", attributes);
            return;
        }

        using var rectangle = html.Open("rect", attributes);
        html.Leaf("title", title);
    }

    public static void Line(this HtmlWriter html, double x1, double y1, double x2, double y2, string style) =>
        html.Empty("line", ("class", style), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)));

    /// <summary>A text whose base line begins, or by its style ends or lies centred, at a point.</summary>
    public static void Label(this HtmlWriter html, double x, double y, string text, string? style = null, string? title = null)
    {
        using var label = html.Open("text", ("x", Number(x)), ("y", Number(y)), ("class", style));
        html.Text(text);
        if (title is not null) html.Leaf("title", title);
    }
}
