using System.Collections.Concurrent;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Batches;

namespace BackupScheduler.Functions.Worker;

/// <summary>
/// Calls of one operation that AWS may refuse for being too many. A refusal is certain: nothing was done, so the call is made again
/// after a while, here and now. To let the message come again would cost a listing at 5 a second, in an account that has too many
/// calls already. What waits for the same account and Region queues up behind, so that one refusal is not followed by ten more.
/// </summary>
/// <param name="ports">Counts, randomness and the clock.</param>
internal sealed class RefusalGate(EdgePorts ports)
{
    /// <summary>How long one call is made again at most: a function that waits costs money, and a place that others could use.</summary>
    public static readonly TimeSpan LongestPatience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<TableScope, ScopeGate> _gates = new();

    /// <summary>Makes the call, again and again while it is refused and neither patience nor time have run out.</summary>
    /// <exception cref="ServiceFailureException">Whatever else went wrong, at once; or the last refusal.</exception>
    public async Task<T> CallAsync<T>(TableScope scope, Func<Task<T>> call, WorkContext work)
    {
        var until = work.Now + LongestPatience;
        while (true)
        {
            if (_gates.TryGetValue(scope, out var gate)) await gate.WaitAsync(ports.Time, work.Cancellation);
            var startedAt = work.Now;
            try
            {
                var answer = await call();
                if (gate is not null && gate.Narrower()) _gates.TryRemove(new KeyValuePair<TableScope, ScopeGate>(scope, gate));
                return answer;
            }
            catch (ServiceFailureException e) when (e.Kind == FailureKind.Throttled && work.Now < until && !work.Invocation.IsEnding)
            {
                ports.Metrics.Count(Metric.Throttled, 1, scope);
                _gates.GetOrAdd(scope, _ => new ScopeGate()).Wider(startedAt, work.Now, ports.Jitter.Next());
            }
        }
    }
}
