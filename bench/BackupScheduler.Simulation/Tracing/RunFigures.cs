using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Tracing;

/// <summary>What is counted while one run goes on.</summary>
internal sealed class RunFigures : IMetrics
{
    private readonly SortedDictionary<Operation, CallCount> _calls = [];
    private readonly SortedDictionary<string, long> _sent = new(StringComparer.Ordinal);
    private readonly SortedDictionary<Metric, long> _metrics = [];

    public IReadOnlyDictionary<Operation, CallCount> Calls => _calls;

    public IReadOnlyDictionary<string, long> Sent => _sent;

    public IReadOnlyDictionary<Metric, long> Metrics => _metrics;

    public long Deliveries { get; private set; }

    public long Repeated { get; private set; }

    public long Invocations { get; private set; }

    public long ColdStarts { get; private set; }

    public int MostHops { get; private set; }

    public DateTimeOffset? ReviewBeganAt { get; private set; }

    public void CountCall(Operation operation, bool isThrottled, DateTimeOffset at)
    {
        var before = _calls.GetValueOrDefault(operation);
        _calls[operation] = isThrottled
            ? before with { Calls = before.Calls + 1, Throttled = before.Throttled + 1 }
            : before with { Calls = before.Calls + 1, Last = at };
    }

    public void CountSent(WorkItem item)
    {
        var kind = item.GetType().Name;
        _sent[kind] = _sent.GetValueOrDefault(kind) + 1;
        MostHops = Math.Max(MostHops, item switch { BackUpAccount account => account.Hops, ReviewAccount review => review.Hops, _ => 0 });
    }

    public void CountDelivery(bool isRepeated)
    {
        Deliveries++;
        if (isRepeated) Repeated++;
    }

    public void CountInvocation(bool isCold)
    {
        Invocations++;
        if (isCold) ColdStarts++;
    }

    public void NoteReview(DateTimeOffset at) => ReviewBeganAt ??= at;

    public void Count(Metric metric, long amount = 1, TableScope? scope = null) => _metrics[metric] = _metrics.GetValueOrDefault(metric) + amount;
}
