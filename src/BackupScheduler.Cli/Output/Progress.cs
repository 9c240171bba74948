namespace BackupScheduler.Cli.Output;

/// <summary>What is going on, on the error output: lines that stay, and on a terminal one that is written over.</summary>
internal sealed class Progress(TextWriter output, bool isTerminal)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);
    private readonly Lock _turn = new();
    private long? _last;
    private int _shown;

    /// <summary>A line that stays.</summary>
    public void Say(string line)
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
        lock (_turn)
        {
            if (!isTerminal) ShowNowAndThen(line);
            else
            {
                output.Write($"\r{line.PadRight(_shown)}");
                _shown = line.Length;
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
