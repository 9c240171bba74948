using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.Report;

/// <summary>A figure that matters.</summary>
/// <param name="Key">Its key in <c>data-tile</c>.</param>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Note">What belongs to it.</param>
internal sealed record Tile(string Key, string Name, string Value, string Note)
{
    public const string NotKnown = "Not known";

    /// <summary><c>is-bad</c>, <c>is-unknown</c>, or null for neither.</summary>
    public string? Tone { get; init; }

    public static Tile OfUnknown(string key, string name, string why) => new(key, name, NotKnown, why) { Tone = "is-unknown" };

    public static void WriteAll(HtmlWriter html, IEnumerable<Tile> tiles)
    {
        using var list = html.Open("dl", ("class", "tiles"), ("id", "figures"));
        foreach (var tile in tiles) tile.Write(html);
    }

    private void Write(HtmlWriter html)
    {
        using var tile = html.Open("div", ("class", Tone is null ? "tile" : $"tile {Tone}"), ("data-tile", Key));
        html.Leaf("dt", Name).Leaf("dd", Value, ("class", "value")).Leaf("dd", Note);
    }
}
