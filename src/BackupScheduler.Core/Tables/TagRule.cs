using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace BackupScheduler.Core.Tables;

/// <summary>
/// Names the tables that carry a tag: <c>Key</c> with any value, or <c>Key=Value</c> with exactly this one. Case counts, as in
/// AWS. Keys of AWS's own (<c>aws:cloudformation:stack-name</c>) may be named too.
/// </summary>
public sealed record TagRule
{
    // AWS's limits, in characters ("Tag naming limits and requirements").
    private const int LongestKey = 128;
    private const int LongestValue = 256;

    private TagRule(string key, string? value) => (Key, Value) = (key, value);

    /// <summary>What <see cref="TryParse"/> accepts, for error messages.</summary>
    public const string Accepts =
        "tags such as backup=no, or a key alone: a key of 1 to 128, a value of 0 to 256 characters, letters, digits, inner spaces and _ . : / + - @ (= in values only)";

    /// <summary>The tag's key.</summary>
    public string Key { get; }

    /// <summary>The tag's value; null stands for any, and an empty text for an empty one.</summary>
    public string? Value { get; }

    /// <summary>Reads a rule. The first <c>=</c> ends the key: a key that holds one cannot be named.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TagRule? rule)
    {
        rule = null;
        if (text is null) return false;
        var end = text.IndexOf('=', StringComparison.Ordinal);
        var (key, value) = end < 0 ? (text, null) : (text[..end], text[(end + 1)..]);
        if (key.Length == 0 || !IsAllowed(key, LongestKey) || (value is not null && !IsAllowed(value, LongestValue))) return false;
        rule = new TagRule(key, value);
        return true;
    }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">The text is not a rule.</exception>
    public static TagRule Parse(string text) => TryParse(text, out var rule) ? rule : throw new FormatException(Accepts);

    /// <summary>Whether this tag is meant.</summary>
    public bool Matches(TableTag tag) => tag.Key == Key && (Value is null || tag.Value == Value);

    /// <summary>As it is written in the setting.</summary>
    public override string ToString() => Value is null ? Key : $"{Key}={Value}";

    private static bool IsAllowed(string text, int longest)
    {
        // Blanks at the ends are slips ("backup = no"), and would silently exclude nothing.
        if (text != text.Trim()) return false;
        var count = 0;
        foreach (var rune in text.EnumerateRunes())
            if (++count > longest || !IsAllowed(rune))
                return false;
        return true;
    }

    private static bool IsAllowed(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => true,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => true,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => rune.IsAscii && "_.:/=+-@".Contains((char)rune.Value, StringComparison.Ordinal),
    };
}
