using BackupScheduler.Functions.Settings;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>What one function uses while a run goes on.</summary>
internal sealed class FunctionMeter(FunctionName function, int memory)
{
    // START, END and REPORT with their request ids, and the trace's line: an assumption.
    private const int PlatformBytes = 400;

    private TimeSpan _billed;
    private long _invocations;
    private long _coldStarts;
    private long _timeouts;
    private int _most;

    /// <summary>Takes what the function writes to its log.</summary>
    public CountingWriter Log { get; } = new();

    public int Running { get; private set; }

    public void Begin(bool isCold)
    {
        _invocations++;
        if (isCold) _coldStarts++;
        _most = Math.Max(_most, ++Running);
    }

    /// <summary>An invocation has ended; started milliseconds are billed.</summary>
    public void End(TimeSpan billed)
    {
        Running--;
        _billed += TimeSpan.FromMilliseconds(Math.Ceiling(billed.TotalMilliseconds));
    }

    public void CountTimeout() => _timeouts++;

    public FunctionUse Use() => new(
        function, memory, _invocations, _coldStarts, _timeouts, _billed.TotalSeconds, _most, Log.Bytes + (_invocations * PlatformBytes));
}
