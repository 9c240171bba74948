namespace BackupScheduler.LocalAws.Processes;

/// <summary>The last lines that a process wrote, for error messages.</summary>
public sealed class OutputTail(int capacity = 40)
{
    private readonly Queue<string> _lines = new();

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string line)
    {
        lock (_lines)
        {
            if (_lines.Count == capacity)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
        }
    }

    /// <summary>The last non-empty line, shortened: what a one-line error message can carry.</summary>
    public string LastLine()
    {
        var line = Lines.LastOrDefault(l => !string.IsNullOrWhiteSpace(l))?.Trim() ?? "no output";
        return line.Length <= 200 ? line : line[..200] + "...";
    }
}
