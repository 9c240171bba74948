namespace BackupScheduler.Functions.Worker;

/// <summary>Spaces the calls to one account and Region: farther apart with each refusal, nearer with each that was served.</summary>
internal sealed class ScopeGate
{
    private static readonly TimeSpan FirstGap = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan SmallestGap = TimeSpan.FromMilliseconds(20);

    private readonly Lock _lock = new();
    private TimeSpan _gap;
    private DateTimeOffset _next;
    private DateTimeOffset _widenedAt = DateTimeOffset.MinValue;

    /// <summary>Waits for its turn.</summary>
    public Task WaitAsync(TimeProvider time, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var at = _next > now ? _next : now;
            _next = at + _gap;
            wait = at - now;
        }

        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellation) : Task.CompletedTask;
    }

    /// <summary>A call was refused.</summary>
    /// <param name="startedAt">When it was made. Calls under way at the same time are refused together: that is one sign, not several.</param>
    /// <param name="now">The present.</param>
    /// <param name="draw">From 0 to 1: functions that were refused together must not come again together.</param>
    public void Wider(DateTimeOffset startedAt, DateTimeOffset now, double draw)
    {
        lock (_lock)
        {
            if (startedAt <= _widenedAt) return;
            _widenedAt = now;
            _gap = _gap == TimeSpan.Zero ? FirstGap : Shorter(_gap * 2, LongestGap);
            _next = now + (_gap * (0.5 + draw));
        }
    }

    /// <summary>A call was served. Whether nothing is held back any more.</summary>
    public bool Narrower()
    {
        lock (_lock)
        {
            _gap *= 0.7;
            if (_gap < SmallestGap) _gap = TimeSpan.Zero;
            return _gap == TimeSpan.Zero;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
