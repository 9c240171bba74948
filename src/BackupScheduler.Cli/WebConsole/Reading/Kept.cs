using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.WebConsole.Reading;

/// <summary>Something that takes long to read, kept with the time of its reading: old data is better than none, as long as it is told to be old.</summary>
/// <param name="read">Reads it.</param>
/// <param name="time">The clock.</param>
/// <param name="ending">Ends what is being read.</param>
internal sealed class Kept<T>(Func<IProgress<string>, CancellationToken, Task<T>> read, TimeProvider time, CancellationToken ending)
    where T : class
{
    private readonly Lock _turn = new();
    private Snapshot<T> _now = new(null, null, null, null);
    private Task _reading = Task.CompletedTask;

    public Snapshot<T> Now
    {
        get
        {
            lock (_turn) return _now;
        }
    }

    /// <summary>Begins to read, unless it is being read.</summary>
    public void Refresh()
    {
        lock (_turn)
        {
            if (_now.IsReading) return;
            _now = _now with { Progress = "begun" };
            _reading = Task.Run(ReadAsync, CancellationToken.None);
        }
    }

    /// <summary>Begins to read what was not tried for so long; what failed is not tried at each look.</summary>
    public void RefreshIfOlderThan(TimeSpan age)
    {
        var tried = Now.TriedAt;
        if (tried is null || time.GetUtcNow() - tried > age) Refresh();
    }

    /// <summary>Ends with what is being read.</summary>
    public Task WhenReadAsync()
    {
        lock (_turn) return _reading;
    }

    private async Task ReadAsync()
    {
        try
        {
            var value = await read(new Line(Show), ending);
            Set(_ => new Snapshot<T>(value, time.GetUtcNow(), null, null) { TriedAt = time.GetUtcNow() });
        }
        catch (Exception e)
        {
            // The catch-all of a reading: the page says that it failed, beside the data that was there before.
            Set(before => before with { Failure = Explain(e), Progress = null, TriedAt = time.GetUtcNow() });
        }
    }

    private static string Explain(Exception e) =>
        Invoking.OneLine(e is ServiceFailureException failure ? $"{failure.Code}: {failure.Message}" : e.Message);

    private void Show(string line) => Set(before => before.IsReading ? before with { Progress = line } : before);

    private void Set(Func<Snapshot<T>, Snapshot<T>> change)
    {
        lock (_turn) _now = change(_now);
    }

    /// <summary>Tells on the thread that reads: <see cref="Progress{T}"/> would tell later, and in any order.</summary>
    private sealed class Line(Action<string> show) : IProgress<string>
    {
        public void Report(string value) => show(value);
    }
}

/// <summary>What is known of something, and how well.</summary>
/// <param name="Value">As it was read last; null before the first reading.</param>
/// <param name="At">When that was.</param>
/// <param name="Failure">Why the last reading failed, one line; null where it did not.</param>
/// <param name="Progress">How far the reading that is under way has come; null where none is.</param>
internal sealed record Snapshot<T>(T? Value, DateTimeOffset? At, string? Failure, string? Progress)
    where T : class
{
    /// <summary>When it was read last, or could not be.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    public bool IsReading => Progress is not null;
}
