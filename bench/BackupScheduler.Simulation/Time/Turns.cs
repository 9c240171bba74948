using System.Collections.Concurrent;

namespace BackupScheduler.Simulation.Time;

/// <summary>What goes on after a wait comes here, not to the thread pool: nothing runs while the clock moves.</summary>
internal sealed class Turns : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _waiting = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private volatile bool _hasStrayed;

    public override void Post(SendOrPostCallback d, object? state)
    {
        // Told on the thread that can say so: an exception over there would end the process.
        _hasStrayed |= Environment.CurrentManagedThreadId != _thread;
        _waiting.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    /// <exception cref="InvalidOperationException">Something came from another thread: it could come sooner or later the next time.</exception>
    public void TakeAll()
    {
        while (_waiting.TryDequeue(out var turn)) turn.Callback(turn.State);
        if (_hasStrayed) throw new InvalidOperationException("simulated work has left its thread");
    }
}
