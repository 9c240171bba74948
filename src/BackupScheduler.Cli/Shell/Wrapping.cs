namespace BackupScheduler.Cli.Shell;

/// <summary>Text in lines that fit.</summary>
internal static class Wrapping
{
    /// <summary>The text in lines of at most so many characters, broken at spaces; a longer word stays whole.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? $" {word}" : word;
        }

        if (line.Length > 0) yield return line;
    }
}
