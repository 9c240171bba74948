namespace BackupScheduler.Cli.Output;

/// <summary>Sentences that break at words, with a mark before the first line and blanks before the others.</summary>
internal static class Wrapped
{
    public static void Write(TextWriter output, string mark, string text, int width)
    {
        var line = mark;
        var isBegun = false;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (isBegun && line.Length + 1 + word.Length > width)
            {
                output.WriteLine(line);
                line = new string(' ', mark.Length);
                isBegun = false;
            }

            line += isBegun ? $" {word}" : word;
            isBegun = true;
        }

        output.WriteLine(line.TrimEnd());
    }
}
