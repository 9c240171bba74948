using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Tests.Replay;

/// <summary>A clock on which every wait is over at once, and is written down.</summary>
internal sealed class NoWaiting : TimeProvider, IJitter
{
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>What the jitter gives.</summary>
    public double Jitter { get; init; } = 0.5;

    public double Next() => Jitter;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (Waits) Waits.Add(dueTime);
        callback(state);
        return new Spent();
    }

    private sealed class Spent : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
