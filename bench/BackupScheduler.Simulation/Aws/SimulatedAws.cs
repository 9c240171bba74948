using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Aws;

/// <summary>AWS's side of every call: the rates, whatever goes wrong, how long it takes; and what is counted of it.</summary>
internal sealed class SimulatedAws(Scenario scenario, TimeProvider time, Trace trace)
{
    private readonly Random _latencies = new(scenario.Seed);
    private readonly Random _faults = new(scenario.Seed + 1);
    private readonly Random _backoffs = new(scenario.Seed + 2);
    private readonly Dictionary<(Operation, TableScope?), TokenBucket> _buckets = [];

    public Scenario Scenario => scenario;

    public TimeProvider Time => time;

    public Trace Trace => trace;

    public RunFigures Figures { get; set; } = new();

    public TimeSpan Draw(Latency latency) => latency.Draw(_latencies);

    public double DrawBackoff() => _backoffs.NextDouble();

    /// <summary>A call arrives.</summary>
    public CallFate Judge(Operation operation, TableScope? scope, CallSubject subject)
    {
        var fate = Decide(operation, scope);
        Figures.CountCall(operation, fate, time.GetUtcNow());
        trace.Write($"{operation} {scope} {subject} {WordFor(fate)}");
        return fate;
    }

    private CallFate Decide(Operation operation, TableScope? scope)
    {
        var faults = scenario.Faults;
        var isBefallen = faults.Befalls(operation);
        if ((isBefallen && IsDrawn(faults.ThrottleShare)) || !IsWithinRate(operation, scope)) return CallFate.Throttled;
        if (isBefallen && IsDrawn(faults.ErrorShare)) return IsDrawn(0.5) ? CallFate.Failed : CallFate.Lost;
        return operation == Operation.CreateBackup && IsDrawn(faults.LostCreateShare) ? CallFate.Lost : CallFate.Served;
    }

    private bool IsWithinRate(Operation operation, TableScope? scope)
    {
        if (scenario.Rates.Of(operation) is not { } rate) return true;
        var key = (Operations.BucketOf(operation), scope);
        if (!_buckets.TryGetValue(key, out var bucket)) bucket = _buckets[key] = new TokenBucket(rate, time, scenario.Rates.BurstOf(operation));
        return bucket.TryTake();
    }

    private bool IsDrawn(double share) => share > 0 && _faults.NextDouble() < share;

    private static string WordFor(CallFate fate) => fate switch
    {
        CallFate.Served => "served",
        CallFate.Throttled => "throttled",
        CallFate.Failed => "failed",
        _ => "lost",
    };
}
