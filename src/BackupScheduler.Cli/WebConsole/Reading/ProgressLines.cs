using System.Text;

namespace BackupScheduler.Cli.WebConsole.Reading;

/// <summary>Takes what a terminal would be shown of a command's progress, a line that is written over and over.</summary>
internal sealed class ProgressLines(IProgress<string> progress) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(string? value)
    {
        if (value?.Trim() is { Length: > 0 } line) progress.Report(line);
    }

    public override void WriteLine(string? value) => Write(value);
}
