using System.Globalization;
using System.Text;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>
/// Makes untrusted text inert for a terminal: no control character, escape sequence, invisible or direction-changing character
/// and no half of a surrogate pair is left. Markup stays what it is: whoever writes HTML escapes it there.
/// </summary>
public static class LetterText
{
    private const string Cut = "...";

    /// <summary>One line of at most so many characters; what was cut off ends in three dots, what cannot be printed is <c>?</c>.</summary>
    public static string Line(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            var shown = IsPrintable(rune) ? rune.ToString() : rune.Value is '\n' or '\r' or '\t' ? " " : "?";
            if (line.Length + shown.Length > longest) return Shorten(line, longest);
            line.Append(shown);
        }

        return line.ToString();
    }

    /// <summary>Any number of lines; what cannot be printed is spelt out as in JSON, as <c>\u001b</c>.</summary>
    public static string Block(string text)
    {
        var block = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPrintable(rune) || rune.Value is '\n' or '\t') block.Append(rune);
            else
                foreach (var unit in rune.ToString()) block.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
        }

        return block.ToString();
    }

    /// <summary>The beginning of a text; no surrogate pair is torn.</summary>
    public static string Begin(string text, int longest) =>
        text.Length <= longest ? text : text[..(longest > 0 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];

    private static string Shorten(StringBuilder line, int longest)
    {
        var kept = Begin(line.ToString(), Math.Max(0, longest - Cut.Length));
        return kept + Cut[..Math.Min(Cut.Length, longest)];
    }

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
