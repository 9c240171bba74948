using BackupScheduler.Cli.Shell;

namespace BackupScheduler.Cli.Output;

/// <summary>Sentences that break at words, with a mark before the first line and blanks before the others.</summary>
internal static class Wrapped
{
    public static void Write(TextWriter output, string mark, string text, int width)
    {
        foreach (var line in Wrapping.Lines(text, width, mark, new string(' ', mark.Length))) output.WriteLine(line.TrimEnd());
    }
}
