using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole.Lists;

/// <summary>A column that a list can be sorted by.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Shown">What it shows.</param>
/// <param name="Compare">The ascending order.</param>
internal sealed record ListColumn<T>(string Key, HtmlColumn<T> Shown, Comparison<T> Compare)
{
    private const int LongestName = 80, LongestUnbroken = 26;

    /// <summary>Whether the first click sorts downwards: of numbers the large ones are what one looks for.</summary>
    public bool IsDownwards { get; init; }

    public static ListColumn<T> OfText(string key, string name, Func<T, string> text) =>
        new(key, new HtmlColumn<T>(name, row => InertText.Line(text(row))), By(text));

    /// <summary>A name that is short, and is not broken.</summary>
    public static ListColumn<T> OfName(string key, string name, Func<T, string> text) =>
        new(key, new HtmlColumn<T>(name, row => InertText.Line(text(row), LongestName)) { Class = row => text(row).Length <= LongestUnbroken ? "nowrap" : null }, By(text));

    public static ListColumn<T> OfNumber(string key, string name, Func<T, long> number, Func<T, string>? text = null) =>
        new(key, new HtmlColumn<T>(name, row => text is null ? Figures.Number(number(row)) : text(row)) { IsNumber = true }, (one, other) => number(one).CompareTo(number(other)))
        {
            IsDownwards = true,
        };

    /// <summary>An age; none is worse than any.</summary>
    public static ListColumn<T> OfAge(string key, string name, Func<T, TimeSpan?> age) => new(
        key,
        new HtmlColumn<T>(name, row => age(row) is { } known ? Figures.Age(known) : "none") { IsNumber = true },
        (one, other) => (age(one) ?? TimeSpan.MaxValue).CompareTo(age(other) ?? TimeSpan.MaxValue))
    {
        IsDownwards = true,
    };

    public static Comparison<T> By(Func<T, string> text) => (one, other) => StringComparer.OrdinalIgnoreCase.Compare(text(one), text(other));
}
