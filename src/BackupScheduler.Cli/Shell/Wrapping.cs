namespace BackupScheduler.Cli.Shell;

/// <summary>Text in lines that fit.</summary>
internal static class Wrapping
{
    /// <summary>The text in lines of at most so many characters, broken at spaces; a longer word stays whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The characters of a line, with what stands before it.</param>
    /// <param name="first">What stands before the first line.</param>
    /// <param name="rest">What stands before the others.</param>
    public static IEnumerable<string> Lines(string text, int width, string first = "", string rest = "")
    {
        var (line, isBegun) = (first, false);
        foreach (var word in text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (isBegun && line.Length + 1 + word.Length > width)
            {
                yield return line;
                (line, isBegun) = (rest, false);
            }

            line += isBegun ? $" {word}" : word;
            isBegun = true;
        }

        if (line.Length > 0) yield return line;
    }
}
