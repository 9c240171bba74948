namespace BackupScheduler.InProcess.Invocations;

/// <summary>
/// What one loop waits for: somebody's call, a time, or a cancellation. A call that comes while nobody waits is not lost. It needs
/// neither the thread pool nor a blocking wait, so that virtual time can pump it.
/// </summary>
internal sealed class Wakeup(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private bool _isCalled;

    public void Call()
    {
        TaskCompletionSource? waiting;
        lock (_lock)
        {
            waiting = _waiting;
            _waiting = null;
            _isCalled = waiting is null;
        }

        waiting?.TrySetResult();
    }

    public async Task WaitAsync(DateTimeOffset? until, CancellationToken cancellation)
    {
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_isCalled)
            {
                _isCalled = false;
                return;
            }

            _waiting = waiting;
        }

        using var timer = until is { } at ? time.CreateTimer(_ => Call(), null, Left(at), Timeout.InfiniteTimeSpan) : null;
        using var registration = cancellation.UnsafeRegister(wakeup => ((Wakeup)wakeup!).Call(), this);
        await waiting.Task;
    }

    private TimeSpan Left(DateTimeOffset at)
    {
        // The system's timers count whole milliseconds and round down: waking early would make the loop spin.
        var left = TimeSpan.FromMilliseconds(Math.Ceiling((at - time.GetUtcNow()).TotalMilliseconds));
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
