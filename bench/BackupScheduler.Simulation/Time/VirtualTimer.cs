namespace BackupScheduler.Simulation.Time;

/// <summary>A timer of virtual time.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>The entry that counts; 0 for none.</summary>
    public long Number { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        Stop();
        if (dueTime != Timeout.InfiniteTimeSpan) time.Schedule(this, dueTime);
        return true;
    }

    public void Fire()
    {
        Number = 0;
        if (_period > TimeSpan.Zero) time.Schedule(this, _period);
        callback(state);
    }

    public void Dispose() => Stop();

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Stop()
    {
        if (Number == 0) return;
        Number = 0;
        time.CountOutdated();
    }
}
