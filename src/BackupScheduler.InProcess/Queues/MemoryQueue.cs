using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.InProcess.Queues;

/// <summary>One standard queue with a redrive policy. Time alone brings messages into sight: whoever looks later sees the same.</summary>
/// <param name="name">Begins the ids of its messages.</param>
/// <param name="options">Times and counts.</param>
/// <param name="time">The clock.</param>
/// <param name="redrive">Takes what was received too often.</param>
internal sealed class MemoryQueue(string name, MemoryQueueOptions options, TimeProvider time, Action<MemoryMessage> redrive)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(options.Seed);
    private readonly IReceiveOrder _waiting = options.Order == ReceiveOrder.Arrival ? new ArrivalOrder() : new FairOrder();
    private readonly Dictionary<string, MemoryMessage> _inFlight = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(MemoryMessage Message, int Version), (DateTimeOffset At, long Number)> _agenda = new();
    private long _sent;
    private long _noted;
    private int _delayed;

    public QueueCounts Count()
    {
        lock (_lock)
        {
            BringIntoSight();
            return new QueueCounts(_waiting.Count, _delayed, _inFlight.Count);
        }
    }

    /// <summary>When the next message comes into sight by itself, later than now; null if none will.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_lock)
        {
            // What is in sight already is due no more: a loop that waits for it would not wait at all.
            BringIntoSight();
            return _agenda.TryPeek(out _, out var due) ? due.At : null;
        }
    }

    public DateTimeOffset? OldestInSight()
    {
        lock (_lock)
        {
            BringIntoSight();
            return _waiting.Oldest;
        }
    }

    public void Send(string? group, string body, TimeSpan delay)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var id = $"{name}-{++_sent}";
            Add(new MemoryMessage(id, 0, group, body, now), now + delay);
            if (options.DuplicateShare > 0 && _random.NextDouble() < options.DuplicateShare)
                Add(new MemoryMessage(id, 1, group, body, now), now + delay + (_random.NextDouble() * options.LongestDuplicateDelay));
        }
    }

    public List<SQSEvent.SQSMessage> Receive(int most)
    {
        lock (_lock)
        {
            BringIntoSight();
            var received = new List<SQSEvent.SQSMessage>();
            while (received.Count < most && _waiting.Take() is { } message)
                if (TryReceive(message)) received.Add(message.ToRecord());
            return received;
        }
    }

    /// <summary>Acknowledges a message. A handle that a later receive has made void does nothing.</summary>
    public void Delete(string receiptHandle)
    {
        lock (_lock)
        {
            BringIntoSight();
            if (!_inFlight.Remove(receiptHandle, out var message)) return;
            _waiting.NoteInFlight(message.Tenant, -1);
            message.HideUntil(DateTimeOffset.MaxValue, MessageState.Gone);
        }
    }

    public void PutBack(string receiptHandle, TimeSpan after)
    {
        lock (_lock)
        {
            BringIntoSight();
            if (!_inFlight.TryGetValue(receiptHandle, out var message))
                throw new ServiceFailureException(FailureKind.Other, "MessageNotInflight", "the message is not in flight under this handle");
            Note(message, time.GetUtcNow() + after, MessageState.InFlight);
        }
    }

    private void Add(MemoryMessage message, DateTimeOffset visibleAt)
    {
        _delayed++;
        Note(message, visibleAt, MessageState.Delayed);
        BringIntoSight();
    }

    // SQS counts at the receive: what was received too often moves when somebody asks for it once more.
    private bool TryReceive(MemoryMessage message)
    {
        if (message.ReceiveCount >= options.MaxReceiveCount)
        {
            message.HideUntil(DateTimeOffset.MaxValue, MessageState.Gone);
            redrive(message);
            return false;
        }

        message.CountReceive();
        _inFlight.Add(message.ReceiptHandle, message);
        _waiting.NoteInFlight(message.Tenant, 1);
        Note(message, time.GetUtcNow() + options.VisibilityTimeout, MessageState.InFlight);
        return true;
    }

    private void Note(MemoryMessage message, DateTimeOffset visibleAt, MessageState state)
    {
        message.HideUntil(visibleAt, state);
        _agenda.Enqueue((message, message.Version), (visibleAt, _noted++));
    }

    private void BringIntoSight()
    {
        var now = time.GetUtcNow();
        while (_agenda.TryPeek(out var entry, out var due) && (IsOutdated(entry) || due.At <= now))
        {
            _agenda.Dequeue();
            if (IsOutdated(entry)) continue;
            if (entry.Message.State == MessageState.Delayed) _delayed--;
            else Return(entry.Message);
            entry.Message.State = MessageState.Waiting;
            _waiting.Add(entry.Message);
        }
    }

    private void Return(MemoryMessage message)
    {
        _inFlight.Remove(message.ReceiptHandle);
        _waiting.NoteInFlight(message.Tenant, -1);
    }

    private static bool IsOutdated((MemoryMessage Message, int Version) entry) =>
        entry.Message.Version != entry.Version || entry.Message.State is MessageState.Waiting or MessageState.Gone;
}
