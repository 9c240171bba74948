namespace BackupScheduler.Core;

/// <summary>The one line that says why a setting is refused: the field, what was given, what is accepted.</summary>
internal static class Refusal
{
    private const int LongestShown = 60;

    public static string Line(string field, string given, string accepted) => $"{field}: got {given}, accepts {accepted}";

    /// <summary>A given text in back quotes, on one line and not too long, whatever it holds.</summary>
    public static string Shown(string text)
    {
        var line = new string([.. text.Take(LongestShown).Select(Printable)]);
        return text.Length > LongestShown ? $"`{line}...`" : $"`{line}`";
    }

    private static char Printable(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? ' ' : c;
}
