using System.Globalization;
using System.Text;

namespace BackupScheduler.Cli.Html;

/// <summary>
/// Text of anybody's made fit to be shown: control characters as their pictures (an escape as <c>␛</c>), what is invisible or turns the
/// direction of writing as <c>[U+202E]</c>, halves of characters as <c>�</c>. What is left is well-formed in HTML and XML alike.
/// </summary>
internal static class InertText
{
    /// <summary>How many characters of a text an overview shows.</summary>
    public const int UsualLength = 200;

    private const int PicturesOfControls = 0x2400;
    private const int PictureOfDelete = 0x2421;

    /// <summary>The whole text; line ends and tabs are kept.</summary>
    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : Translate(text.Replace("\r\n", "\n", StringComparison.Ordinal));

    /// <summary>The text on one line; what is cut off is told.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many of its characters are shown.</param>
    public static string Line(string text, int longest = UsualLength)
    {
        if (text.Length <= longest) return OneLine(text);
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return string.Create(CultureInfo.InvariantCulture, $"{OneLine(text[..end])}… ({text.Length:N0} characters in all)");
    }

    /// <summary>The text as a short label: what is cut off shows as an ellipsis, for places where the whole text stands elsewhere.</summary>
    public static string Label(string text, int longest) => OneLine(text) switch
    {
        var line when line.Length <= longest => line,
        var line => string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1), "…"),
    };

    private static string OneLine(string text) => Of(text).Replace('\n', ' ').Replace('\t', ' ');

    private static string Translate(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) Append(shown, rune);
        return shown.ToString();
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        if (rune.Value is '\n' or '\t') shown.Append((char)rune.Value);
        else if (rune.Value < ' ') shown.Append((char)(PicturesOfControls + rune.Value));
        else if (rune.Value == 0x7F) shown.Append((char)PictureOfDelete);
        else if (IsUnseen(rune)) shown.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
        else shown.Append(rune.ToString());
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
