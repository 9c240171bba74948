using Amazon.Lambda.SQSEvents;
using BackupScheduler.InProcess.Queues;

namespace BackupScheduler.InProcess.Invocations;

/// <summary>
/// Collects batches through a window, as an event source's pollers do: each receive brings ten messages at most, and what trickles
/// in is shared by five pollers. A batch is complete when it is full or when its window has passed.
/// </summary>
internal sealed class BatchCollecting(EventSourceOptions options, MemoryQueues queues)
{
    private const int Received = 10, Pollers = 5;
    private readonly Queue<OpenBatch> _open = [];

    /// <summary>Batches that are being collected.</summary>
    public int Count => _open.Count;

    /// <summary>When the next window has passed; null if none is open.</summary>
    public DateTimeOffset? NextDue => _open.Count == 0 ? null : _open.Min(batch => batch.EndsAt);

    /// <summary>Takes in what waits, and answers the batches that are complete.</summary>
    /// <param name="most">Batches that may be collected or returned.</param>
    /// <param name="now">The present.</param>
    public IReadOnlyList<IReadOnlyList<SQSEvent.SQSMessage>> Collect(int most, DateTimeOffset now)
    {
        var complete = new List<IReadOnlyList<SQSEvent.SQSMessage>>();
        while (NextOf(most - complete.Count, now) is { } batch)
        {
            var received = queues.Receive(options.Queue, Math.Min(Received, options.BatchSize - batch.Messages.Count));
            batch.Messages.AddRange(received);
            if (batch.Messages.Count == options.BatchSize) complete.Add(batch.Messages);
            else if (batch.Messages.Count > 0) _open.Enqueue(batch);
            if (received.Count == 0) break;
        }

        for (var left = _open.Count; left > 0; left--)
        {
            var batch = _open.Dequeue();
            if (batch.EndsAt <= now) complete.Add(batch.Messages);
            else _open.Enqueue(batch);
        }

        return complete;
    }

    // The next poller's turn, or that of one that has nothing yet.
    private OpenBatch? NextOf(int most, DateTimeOffset now) =>
        _open.Count < Math.Min(Pollers, most) ? new OpenBatch(now + options.BatchingWindow, [])
        : _open.TryDequeue(out var batch) ? batch
        : null;

    private sealed record OpenBatch(DateTimeOffset EndsAt, List<SQSEvent.SQSMessage> Messages);
}
