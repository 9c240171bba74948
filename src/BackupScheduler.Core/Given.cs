namespace BackupScheduler.Core;

/// <summary>Shows untrusted input in an error message: in quotes, printable, on one line, and short.</summary>
public static class Given
{
    private const int Longest = 64;

    /// <summary>The text in quotes; <c>no text</c> for null or another type of value; what cannot be printed as <c>?</c>.</summary>
    public static string Show(string? text)
    {
        if (text is null) return "no text";
        var printable = string.Concat(text.Take(Longest).Select(c => IsPrintable(c) ? c : '?'));
        return text.Length > Longest ? $"'{printable}...' ({text.Length} characters)" : $"'{printable}'";
    }

    /// <summary>Somebody else's words, which may repeat untrusted input: printable, on one line, and cut where they are long.</summary>
    public static string Words(string text, int longest)
    {
        var printable = string.Concat(text.Take(longest).Select(c => IsPrintable(c) ? c : '?'));
        return text.Length > longest ? printable + "..." : printable;
    }

    /// <summary>The one line that says why something is refused: the field, what was given, what is accepted.</summary>
    public static string Line(string field, string given, string accepted) => $"{field}: given {given}, accepted: {accepted}";

    // The last two are line ends too.
    private static bool IsPrintable(char c) => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029');
}
