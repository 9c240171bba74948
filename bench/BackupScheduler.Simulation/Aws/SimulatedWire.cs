using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Aws;

/// <summary>
/// The way to AWS and back: half the latency, then the service's rate and whatever goes wrong, then the effect, then the other half.
/// </summary>
internal sealed class SimulatedWire(Scenario scenario, TimeProvider time, Trace trace)
{
    private readonly Random _latencies = new(scenario.Seed);
    private readonly Random _faults = new(scenario.Seed + 1);
    private readonly Random _backoffs = new(scenario.Seed + 2);
    private readonly Dictionary<(Operation, TableScope?), TokenBucket> _buckets = [];

    public RunFigures Figures { get; set; } = new();

    public TimeSpan Draw(Latency latency) => latency.Draw(_latencies);

    /// <summary>One attempt of a call.</summary>
    public async Task<T> CallAsync<T>(
        Operation operation, TableScope? scope, string subject, Func<T> effect, CancellationToken cancellation)
    {
        var half = Draw(scenario.Latencies.Of(operation)) / 2;
        await Task.Delay(half, time, cancellation);
        if (IsThrottled(operation, scope))
        {
            Note(operation, scope, subject, "throttled", isThrottled: true);
            await Task.Delay(half, time, cancellation);
            throw new ServiceFailureException(FailureKind.Throttled, "ThrottlingException", "Rate exceeded");
        }

        var isLost = operation == Operation.CreateBackup && IsDrawn(scenario.Faults.LostCreateShare);
        // Before the effect, which may refuse: a refused call is a call.
        Note(operation, scope, subject, isLost ? "lost" : "served", isThrottled: false);
        var answer = effect();
        await Task.Delay(isLost ? scenario.Faults.CallTimeout : half, time, cancellation);
        return isLost
            ? throw new ServiceFailureException(FailureKind.Transient, "Timeout", "no answer within the time for one call")
            : answer;
    }

    /// <summary>A call as the adapters' SDK clients make it: repeated after 0 to 1, then 0 to 2 s at random, and so on (its standard mode).</summary>
    public async Task<T> RetryAsync<T>(
        Operation operation, TableScope? scope, string subject, Func<T> effect, CancellationToken cancellation)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                return await CallAsync(operation, scope, subject, effect, cancellation);
            }
            catch (ServiceFailureException e) when (retry < scenario.Retries && e.Kind is (FailureKind.Throttled or FailureKind.Transient))
            {
                await Task.Delay(TimeSpan.FromSeconds(_backoffs.NextDouble() * (1 << retry)), time, cancellation);
            }
        }
    }

    private bool IsThrottled(Operation operation, TableScope? scope)
    {
        if (Operations.OfDynamoDb.Contains(operation) && IsDrawn(scenario.Faults.ThrottleShare)) return true;
        if (scenario.Rates.Of(operation) is not { } rate) return false;
        var key = (Operations.BucketOf(operation), scope);
        if (!_buckets.TryGetValue(key, out var bucket)) bucket = _buckets[key] = new TokenBucket(rate, time, scenario.Rates.BurstOf(operation));
        return !bucket.TryTake();
    }

    private bool IsDrawn(double share) => share > 0 && _faults.NextDouble() < share;

    private void Note(Operation operation, TableScope? scope, string subject, string outcome, bool isThrottled)
    {
        Figures.CountCall(operation, isThrottled, time.GetUtcNow());
        trace.Write($"{operation} {scope} {subject} {outcome}");
    }
}
