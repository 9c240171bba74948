namespace BackupScheduler.Cli.Output;

/// <summary>What is going on, on the error output: lines that stay, and on a terminal one that is written over.</summary>
/// <param name="output">The error output.</param>
/// <param name="isTerminal">Whether a line can be written over there.</param>
/// <param name="isQuiet">Whether only warnings are wanted.</param>
/// <param name="width">How many columns there are: a longer line could not be written over.</param>
internal sealed class Progress(TextWriter output, bool isTerminal, bool isQuiet = false, int width = int.MaxValue)
{
    private const string Cut = "...";
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private readonly Lock _turn = new();
    private long? _last;
    private int _shown;

    /// <summary>A line that stays.</summary>
    public void Say(string line)
    {
        if (!isQuiet) Warn(line);
    }

    /// <summary>A line that stays, and that nobody can do without: it is written whatever was asked for.</summary>
    public void Warn(string line)
    {
        lock (_turn)
        {
            Clear();
            output.WriteLine(line);
        }
    }

    /// <summary>How things stand: written over on a terminal, elsewhere a line now and then.</summary>
    public void Show(string line)
    {
        if (isQuiet) return;
        lock (_turn)
        {
            if (!isTerminal) ShowNowAndThen(line);
            else
            {
                var fitting = line.Length < width ? line : line[..Math.Max(0, width - 1 - Cut.Length)] + Cut;
                output.Write($"\r{fitting.PadRight(_shown)}");
                _shown = fitting.Length;
            }
        }
    }

    /// <summary>Ends the line that is written over.</summary>
    public void Close()
    {
        lock (_turn) Clear();
    }

    private void ShowNowAndThen(string line)
    {
        if (_last is { } last && TimeProvider.System.GetElapsedTime(last) < BetweenLines) return;
        _last = TimeProvider.System.GetTimestamp();
        output.WriteLine(line);
    }

    private void Clear()
    {
        if (_shown > 0) output.Write($"\r{new string(' ', _shown)}\r");
        _shown = 0;
    }
}
