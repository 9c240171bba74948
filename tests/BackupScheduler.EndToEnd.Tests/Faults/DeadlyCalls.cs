using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.EndToEnd.Faults;

/// <summary>Kills a process over a call that it makes, before or after the call takes effect. The call is never answered: the death ends it.</summary>
internal sealed class DeadlyCalls(CallMatch match, Func<ProxyCall, bool> where, params IEnumerable<DeadlyCall> calls) : IProxyBehaviour
{
    private readonly Lock _lock = new();
    private readonly List<DeadlyCall> _left = [.. calls];
    private int _number;
    private int _kills;

    /// <summary>What to kill; known only once the functions run.</summary>
    public Action Kill { get; set; } = () => throw new InvalidOperationException("nothing to kill");

    public int Kills => Volatile.Read(ref _kills);

    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        if (!match.Matches(call) || !where(call) || Take() is not { } deadly)
        {
            await next();
            return;
        }

        if (deadly.AfterEffect) await TakeEffectAsync(deadly, next);
        Interlocked.Increment(ref _kills);
        Kill();
        await Task.Delay(Timeout.Infinite, call.Cancellation);
    }

    private DeadlyCall? Take()
    {
        lock (_lock)
        {
            _number++;
            if (_left.Count == 0 || _number < _left[0].Number) return null;
            var deadly = _left[0];
            _left.RemoveAt(0);
            return deadly;
        }
    }

    // A process that another call has killed meanwhile cannot be killed over this one: a later call has to do it.
    private async Task TakeEffectAsync(DeadlyCall deadly, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (OperationCanceledException)
        {
            lock (_lock) _left.Insert(0, deadly);
            throw;
        }
    }
}

/// <summary>The call of this number, from 1, is the process's last.</summary>
internal readonly record struct DeadlyCall(int Number, bool AfterEffect)
{
    /// <summary>So many, one at random among every so many calls.</summary>
    public static IReadOnlyList<DeadlyCall> AtRandom(int seed, int count, int every)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => new DeadlyCall((i * every) + random.Next(1, every + 1), random.Next(2) == 1))];
    }
}
