using System.Globalization;
using System.Text.RegularExpressions;
using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.Tests.Html;

/// <summary>The colours of the style sheet, by the formula of WCAG 2: text 4.5 to 1, shapes that carry meaning 3 to 1.</summary>
public sealed partial class ContrastTests
{
    private static readonly string[] s_texts = ["ink", "soft", "link", "good", "bad", "unknown"];
    private static readonly string[] s_grounds = ["ground", "paper", "raised"];
    private static readonly string[] s_shapes = ["good", "heat-full", "heat-few", "heat-none", "edge", "series-1", "series-2", "series-3", "series-4"];
    private static readonly (string Text, string Ground)[] s_pairs =
    [
        ("good", "good-paper"), ("bad", "bad-paper"), ("unknown", "unknown-paper"), ("ink", "good-paper"), ("ink", "bad-paper"), ("ink", "unknown-paper"),
        ("heat-ink", "heat-most"), ("heat-ink", "heat-some"), ("heat-ink", "heat-half"), ("heat-ink-deep", "heat-few"), ("heat-ink-deep", "heat-none"),
        ("button-ink", "button"), ("paper", "bad"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Text_can_be_read(bool isDark)
    {
        var colours = Colours(isDark);
        var pairs = s_texts.SelectMany(text => s_grounds.Select(ground => (text, ground))).Concat(s_pairs);
        Assert.Empty(pairs.Where(pair => Contrast(colours[pair.Item1], colours[pair.Item2]) < 4.5)
            .Select(pair => $"{pair.Item1} on {pair.Item2}: {Contrast(colours[pair.Item1], colours[pair.Item2]):0.00}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shapes_that_carry_meaning_can_be_seen(bool isDark)
    {
        var colours = Colours(isDark);
        Assert.Empty(s_shapes.Where(shape => Contrast(colours[shape], colours["paper"]) < 3).Select(shape => $"{shape}: {Contrast(colours[shape], colours["paper"]):0.00}"));
    }

    [Fact]
    public void Dark_changes_every_colour_that_light_has_and_never_on_paper()
    {
        Assert.Equal(Colours(false).Keys.Order(StringComparer.Ordinal), Colours(true).Keys.Order(StringComparer.Ordinal));
        Assert.Contains("@media screen and (prefers-color-scheme: dark)", StyleSheet.Desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", StyleSheet.Desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", StyleSheet.Desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Black_on_white_is_21_to_1() => Assert.Equal(21, Contrast("#000000", "#ffffff"), 3);

    private static Dictionary<string, string> Colours(bool isDark)
    {
        var parts = StyleSheet.Desk.Text.Split("@media screen and (prefers-color-scheme: dark)");
        var part = parts[isDark ? 1 : 0];
        return Declarations().Matches(part[..part.IndexOf('}', StringComparison.Ordinal)]).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var channels = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(1 + (2 * i), 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(channel => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex(@"--([a-z0-9-]+): (#[0-9a-f]{6});")]
    private static partial Regex Declarations();
}
