namespace BackupScheduler.Simulation.Time;

/// <summary>A timer of virtual time.</summary>
internal sealed class VirtualTimer(VirtualTime time, Action callback) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>The entry that counts; 0 for none.</summary>
    public long Number { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        Number = 0;
        if (dueTime != Timeout.InfiniteTimeSpan) time.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        Number = 0;
        if (_period > TimeSpan.Zero) time.Schedule(this, _period);
        callback();
    }

    public void Dispose() => Number = 0;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
