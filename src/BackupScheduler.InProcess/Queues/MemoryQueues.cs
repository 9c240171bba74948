using Amazon.Lambda.SQSEvents;
using BackupScheduler.Core.Work;

namespace BackupScheduler.InProcess.Queues;

/// <summary>
/// The work queues in memory, with the semantics of SQS standard queues: delays, visibility, receive counts, redrive,
/// at-least-once delivery. Items pass through their wire form, so that nothing is sent that could not be received.
/// </summary>
/// <param name="time">The clock that delays and visibility go by.</param>
/// <param name="options">Times and counts; null for those of the deployed queues.</param>
public sealed class MemoryQueues(TimeProvider time, MemoryQueueOptions? options = null) : IWorkQueues
{
    /// <summary>Who sends here, as PRUNE_SENDER may name it: nobody outside of this process can.</summary>
    public const string Sender = "INTHISPROCESS0001";

    /// <summary>The error code of a letter that the queue made, not a function.</summary>
    public const string RedriveCode = "MaxReceivesExceeded";

    private readonly Lock _lock = new();
    private readonly List<DeadLetter> _letters = [];
    private readonly Dictionary<WorkQueue, MemoryQueue> _queues = [];
    private long _receives;

    /// <summary>Something was sent, put back, acknowledged or dead-lettered. Raised outside every lock.</summary>
    public event Action? Changed;

    /// <summary>The dead letters, in the order in which they came.</summary>
    public IReadOnlyList<DeadLetter> Letters
    {
        get
        {
            lock (_lock) return [.. _letters];
        }
    }

    /// <summary>How many dead letters there are.</summary>
    public int LetterCount
    {
        get
        {
            lock (_lock) return _letters.Count;
        }
    }

    /// <summary>How many receives have brought messages.</summary>
    public long Receives => Interlocked.Read(ref _receives);

    /// <inheritdoc/>
    public Task SendAsync(WorkQueue queue, IReadOnlyList<OutgoingItem> items, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var target = Of(queue);
        foreach (var outgoing in items) target.Send(outgoing.FairnessGroup, OverTheWire(outgoing), outgoing.Delay);
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <summary>Sends a body as it is, as a rule of EventBridge would.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="body">The body; what it says is the receiver's concern.</param>
    /// <param name="group">Its fairness group; null for none.</param>
    public void SendBody(WorkQueue queue, string body, string? group = null)
    {
        Of(queue).Send(group, body, TimeSpan.Zero);
        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public Task SendDeadLetterAsync(DeadLetter letter, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock) _letters.Add(letter);
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task PutBackAsync(ReceivedMessage message, TimeSpan after, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Of(message.Queue).PutBack(message.ReceiptHandle, after);
        Changed?.Invoke();
        return Task.CompletedTask;
    }

    /// <summary>Receives up to so many messages, as the records of a Lambda event; none if there are none.</summary>
    public IReadOnlyList<SQSEvent.SQSMessage> Receive(WorkQueue queue, int most)
    {
        var received = Of(queue).Receive(most);
        if (received.Count > 0) Interlocked.Increment(ref _receives);
        return received;
    }

    /// <summary>Acknowledges a message by the handle of its latest receive.</summary>
    public void Delete(WorkQueue queue, string receiptHandle)
    {
        Of(queue).Delete(receiptHandle);
        Changed?.Invoke();
    }

    /// <summary>What lies in a queue.</summary>
    public QueueCounts Count(WorkQueue queue) => Of(queue).Count();

    /// <summary>When the next message of a queue comes into sight by itself; null if none will.</summary>
    public DateTimeOffset? NextDue(WorkQueue queue) => Of(queue).NextDue();

    /// <summary>Since when the message has been in sight that waits longest; null if none waits.</summary>
    public DateTimeOffset? OldestInSight(WorkQueue queue) => Of(queue).OldestInSight();

    private MemoryQueue Of(WorkQueue queue)
    {
        lock (_lock)
        {
            return _queues.TryGetValue(queue, out var found)
                ? found
                : _queues[queue] = new MemoryQueue($"{queue}", OptionsOf(queue), time, message => Redrive(queue, message));
        }
    }

    private MemoryQueueOptions OptionsOf(WorkQueue queue)
    {
        var all = options ?? new MemoryQueueOptions();
        return all.VisibilityTimeouts.TryGetValue(queue, out var visibility) ? all with { VisibilityTimeout = visibility } : all;
    }

    private void Redrive(WorkQueue queue, MemoryMessage message)
    {
        WorkItemJson.TryRead(message.Body, out var item, out _);
        var reason = $"received {message.ReceiveCount} times and never acknowledged";
        lock (_lock) _letters.Add(new DeadLetter(message.Body, RedriveCode, reason, time.GetUtcNow(), "", queue, item));
    }

    private static string OverTheWire(OutgoingItem outgoing)
    {
        if (outgoing.Delay < TimeSpan.Zero || outgoing.Delay > Pacing.LongestDelay || outgoing.Delay.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new ArgumentException($"SQS takes no delay of {outgoing.Delay}", nameof(outgoing));
        var body = WorkItemJson.Write(outgoing.Item);
        return WorkItemJson.TryRead(body, out _, out var reason)
            ? body
            : throw new ArgumentException($"what cannot be read must not be sent: {reason}", nameof(outgoing));
    }
}
