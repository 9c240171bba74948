using System.Diagnostics;

namespace BackupScheduler.Fuzz.Running;

/// <summary>Looks whether an input takes too long. A thread that hangs cannot be ended: whoever is told has to end the process.</summary>
internal sealed class InputWatchdog : IDisposable
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(100);

    private readonly List<WatchedInput> _watched = [];
    private readonly FuzzOptions _options;
    private readonly Timer _timer;

    public InputWatchdog(FuzzOptions options)
    {
        _options = options;
        _timer = new Timer(_ => Look(), null, s_step, s_step);
    }

    /// <summary>What one thread does from now on.</summary>
    public WatchedInput Watch(int thread)
    {
        var watched = new WatchedInput(thread);
        lock (_watched) _watched.Add(watched);
        return watched;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        List<WatchedInput> all;
        lock (_watched) all = [.. _watched];
        foreach (var watched in all)
            if (watched.LongerThan(_options.HungAfter) is { } hung)
                _options.Hung(hung);
    }
}

/// <summary>What one thread is at.</summary>
/// <param name="thread">Its number.</param>
internal sealed class WatchedInput(int thread)
{
    private readonly Lock _lock = new();
    private (IFuzzTarget Target, string Input, long Since)? _current;

    public void Begin(IFuzzTarget target, string input)
    {
        lock (_lock) _current = (target, input, Stopwatch.GetTimestamp());
    }

    public void End()
    {
        lock (_lock) _current = null;
    }

    /// <summary>The input, where it takes longer; told once.</summary>
    public FuzzDefect? LongerThan(TimeSpan longest)
    {
        lock (_lock)
        {
            if (_current is not var (target, input, since) || Stopwatch.GetElapsedTime(since) is var took && took <= longest) return null;
            _current = null;
            return new FuzzDefect(target.Name, input, "Hang", $"thread {thread}: not done after {took.TotalSeconds:0.0} s");
        }
    }
}
