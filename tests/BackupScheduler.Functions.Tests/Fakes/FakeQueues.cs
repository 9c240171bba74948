using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>An item as it was sent.</summary>
internal sealed record SentItem(WorkQueue Queue, WorkItem Item, TimeSpan Delay, DateTimeOffset At);

/// <summary>A message that was put back.</summary>
internal sealed record PutBack(ReceivedMessage Message, TimeSpan After);

/// <summary>The queues in memory. Items pass through their wire form, so that nothing is sent that could not be received.</summary>
internal sealed class FakeQueues(FakeWire wire, TimeProvider time) : IWorkQueues
{
    private readonly List<SentItem> _sent = [];
    private readonly List<DeadLetter> _letters = [];
    private readonly List<PutBack> _putBacks = [];

    /// <summary>Where reports are sent.</summary>
    public FakeReports Reports { get; } = new(wire, time);

    public IReadOnlyList<SentItem> Sent => _sent;

    public IReadOnlyList<DeadLetter> Letters => _letters;

    public IReadOnlyList<PutBack> PutBacks => _putBacks;

    /// <summary>The items of a kind, in the order of sending.</summary>
    public IReadOnlyList<T> Items<T>()
        where T : WorkItem => [.. _sent.Select(sent => sent.Item).OfType<T>()];

    /// <summary>What was sent since the last call.</summary>
    public IReadOnlyList<SentItem> Take()
    {
        List<SentItem> taken = [.. _sent];
        _sent.Clear();
        return taken;
    }

    public async Task SendAsync(WorkQueue queue, IReadOnlyList<OutgoingItem> items, CancellationToken cancellation)
    {
        foreach (var outgoing in items)
        {
            await wire.CallAsync(Operation.Send, outgoing.Item.GetType().Name, cancellation);
            if (queue == WorkQueue.Reports) Reports.Add(OverTheWire(outgoing));
            else _sent.Add(new SentItem(queue, OverTheWire(outgoing), outgoing.Delay, time.GetUtcNow()));
        }
    }

    public async Task SendDeadLetterAsync(DeadLetter letter, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.SendLetter, letter.ErrorCode, cancellation);
        _letters.Add(letter);
    }

    public async Task PutBackAsync(ReceivedMessage message, TimeSpan after, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.PutBack, message.MessageId, cancellation);
        _putBacks.Add(new PutBack(message, after));
    }

    private static WorkItem OverTheWire(OutgoingItem outgoing)
    {
        if (outgoing.Delay < TimeSpan.Zero || outgoing.Delay > Pacing.LongestDelay || outgoing.Delay.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new InvalidOperationException($"SQS takes no delay of {outgoing.Delay}");
        return WorkItemJson.TryRead(WorkItemJson.Write(outgoing.Item), out var item, out var reason)
            ? item
            : throw new InvalidOperationException($"sent what cannot be read: {reason}");
    }
}
