namespace BackupScheduler.InProcess.Queues;

/// <summary>
/// The messages that can be received: tenant by tenant in turn, and of one tenant in the order in which they came into sight.
/// SQS's fair queues put quiet tenants before busy ones likewise, so that one account cannot starve the others.
/// </summary>
internal sealed class FairOrder : IReceiveOrder
{
    private readonly Dictionary<string, Queue<MemoryMessage>> _tenants = new(StringComparer.Ordinal);
    private readonly Queue<Queue<MemoryMessage>> _turns = [];

    public int Count { get; private set; }

    /// <summary>When the message came into sight that waits longest.</summary>
    public DateTimeOffset? Oldest => _turns.Count == 0 ? null : _turns.Min(messages => messages.Peek().VisibleAt);

    public void Add(MemoryMessage message)
    {
        if (!_tenants.TryGetValue(message.Tenant, out var messages)) _turns.Enqueue(messages = _tenants[message.Tenant] = []);
        messages.Enqueue(message);
        Count++;
    }

    public MemoryMessage? Take()
    {
        if (!_turns.TryDequeue(out var messages)) return null;
        var message = messages.Dequeue();
        if (messages.Count > 0) _turns.Enqueue(messages);
        else _tenants.Remove(message.Tenant);
        Count--;
        return message;
    }

    // Whoever takes turns is served whatever the others hold.
    public void NoteInFlight(string tenant, int change)
    {
    }
}
