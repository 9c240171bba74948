namespace BackupScheduler.Simulation.Time;

/// <summary>
/// A clock that stands still while anything can be done, and then jumps to the next timer. Everything that it runs runs on the
/// calling thread, one turn after the other in the order in which it became possible: the same each time.
/// </summary>
/// <param name="start">The time at which it begins.</param>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<VirtualTimer, (long At, long Number)> _timers = new();
    private DateTimeOffset _now = start;
    private long _number;
    private int _outdated;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How often the clock has jumped.</summary>
    public long Jumps { get; private set; }

    /// <summary>How many timers are held, those included that nobody waits for any more.</summary>
    internal int Waiting => _timers.Count;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now.UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to a time when nothing runs, such as the next firing of a schedule.</summary>
    public void JumpTo(DateTimeOffset time)
    {
        if (time < _now) throw new ArgumentOutOfRangeException(nameof(time), time, $"time does not go back: it is {_now:u}");
        _now = time;
    }

    /// <summary>Runs asynchronous work to its end.</summary>
    /// <exception cref="InvalidOperationException">The work waits for something that no timer will bring, or has left this thread.</exception>
    public void Run(Func<Task> work)
    {
        var before = SynchronizationContext.Current;
        var turns = new Turns();
        SynchronizationContext.SetSynchronizationContext(turns);
        try
        {
            var running = work();
            for (turns.TakeAll(); !running.IsCompleted; turns.TakeAll()) FireNext();
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    internal void Schedule(VirtualTimer timer, TimeSpan after) =>
        _timers.Enqueue(timer, ((_now + after).UtcTicks, timer.Number = ++_number));

    // A timeout that was not needed lies here until it is due: hundreds of thousands of them, each with what it would have ended.
    internal void CountOutdated()
    {
        const int Few = 10_000;
        if (++_outdated < Few || _outdated < _timers.Count / 2) return;
        var alive = _timers.UnorderedItems.Where(entry => entry.Element.Number == entry.Priority.Number).ToList();
        _timers.Clear();
        _timers.EnqueueRange(alive);
        _outdated = 0;
    }

    private void FireNext()
    {
        while (_timers.TryDequeue(out var timer, out var due))
        {
            // Changed or disposed since: that entry no longer counts.
            if (timer.Number != due.Number)
            {
                _outdated--;
                continue;
            }

            // An overdue timer (the clock was set forward between two runs) fires now.
            if (due.At > _now.UtcTicks) _now = new DateTimeOffset(due.At, TimeSpan.Zero);
            Jumps++;
            timer.Fire();
            return;
        }

        throw new InvalidOperationException($"at {_now:u} all work waits for something that no timer brings");
    }
}
