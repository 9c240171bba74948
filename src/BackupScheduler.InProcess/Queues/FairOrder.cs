namespace BackupScheduler.InProcess.Queues;

/// <summary>
/// The messages that can be received: group by group in turn, and within a group in the order in which they came into sight.
/// SQS's fair queues spread receives over the groups likewise, so that one account cannot starve the others.
/// </summary>
internal sealed class FairOrder
{
    private readonly Dictionary<string, Queue<MemoryMessage>> _groups = new(StringComparer.Ordinal);
    private readonly Queue<Queue<MemoryMessage>> _turns = [];

    public int Count { get; private set; }

    public void Add(MemoryMessage message)
    {
        if (!_groups.TryGetValue(message.Group, out var group)) group = _groups[message.Group] = [];
        if (group.Count == 0) _turns.Enqueue(group);
        group.Enqueue(message);
        Count++;
    }

    public MemoryMessage? Take()
    {
        if (!_turns.TryDequeue(out var group)) return null;
        var message = group.Dequeue();
        if (group.Count > 0) _turns.Enqueue(group);
        Count--;
        return message;
    }
}
