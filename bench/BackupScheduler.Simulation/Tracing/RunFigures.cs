using System.Runtime.InteropServices;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Tracing;

/// <summary>What is counted while one run goes on.</summary>
internal sealed class RunFigures : IMetrics
{
    private readonly Dictionary<Operation, CallCount> _calls = [];
    private readonly Dictionary<string, long> _sent = new(StringComparer.Ordinal);
    private readonly Dictionary<Metric, long> _metrics = [];
    private readonly Dictionary<TableScope, DateTimeOffset> _begun = [];

    public IReadOnlyDictionary<Operation, CallCount> Calls => new SortedDictionary<Operation, CallCount>(_calls);

    public IReadOnlyDictionary<string, long> Sent => new SortedDictionary<string, long>(_sent, StringComparer.Ordinal);

    public IReadOnlyDictionary<Metric, long> Metrics => new SortedDictionary<Metric, long>(_metrics);

    /// <summary>When each account's first message was sent, by Region.</summary>
    public IReadOnlyDictionary<TableScope, DateTimeOffset> Begun => _begun;

    public long Created { get; private set; }

    public long Deleted { get; private set; }

    /// <summary>Of DynamoDB's calls.</summary>
    public long Throttled { get; private set; }

    public long Deliveries { get; private set; }

    public long Repeated { get; private set; }

    public int MostHops { get; private set; }

    public DateTimeOffset? ReviewBeganAt { get; private set; }

    public void CountCall(Operation operation, CallFate fate, DateTimeOffset at)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_calls, operation, out _);
        var isThrottled = fate == CallFate.Throttled;
        count = count with
        {
            Calls = count.Calls + 1,
            Throttled = count.Throttled + (isThrottled ? 1 : 0),
            Last = fate is CallFate.Served or CallFate.Lost ? at : count.Last,
        };
        if (isThrottled && Operations.IsOfDynamoDb(operation)) Throttled++;
    }

    public void CountCreated() => Created++;

    public void CountDeleted() => Deleted++;

    public void CountSent(WorkItem item, DateTimeOffset at)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_sent, item.GetType().Name, out _)++;
        if (item is BackUpAccount first) _begun.TryAdd(first.Scope, at);
        MostHops = Math.Max(MostHops, item switch { BackUpAccount account => account.Hops, ReviewAccount review => review.Hops, _ => 0 });
    }

    public void CountDelivery(bool isRepeated)
    {
        Deliveries++;
        if (isRepeated) Repeated++;
    }

    public void NoteReview(DateTimeOffset at) => ReviewBeganAt ??= at;

    public void Count(Metric metric, long amount = 1, TableScope? scope = null) => CollectionsMarshal.GetValueRefOrAddDefault(_metrics, metric, out _) += amount;
}
