using System.Runtime.InteropServices;

namespace BackupScheduler.InProcess.Queues;

/// <summary>
/// The messages that can be received, in the order in which they came into sight; but noisy tenants come behind the others. SQS's
/// fair queues do so, by measures that are not documented: a tenth of what is in flight, and ten messages at least, is an assumption.
/// </summary>
internal sealed class ArrivalOrder : IReceiveOrder
{
    private const int NoisyShare = 10, FewMessages = 10;

    private readonly Dictionary<string, Queue<(MemoryMessage Message, long Number)>> _tenants = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Queue<(MemoryMessage Message, long Number)>, long> _heads = new();
    private readonly Dictionary<string, int> _inFlight = new(StringComparer.Ordinal);
    private long _added;
    private int _allInFlight;

    public int Count { get; private set; }

    public DateTimeOffset? Oldest => _heads.TryPeek(out var messages, out _) ? messages.Peek().Message.VisibleAt : null;

    public void Add(MemoryMessage message)
    {
        var entry = (message, _added++);
        if (!_tenants.TryGetValue(message.Tenant, out var messages))
        {
            messages = _tenants[message.Tenant] = [];
            _heads.Enqueue(messages, entry.Item2);
        }

        messages.Enqueue(entry);
        Count++;
    }

    public MemoryMessage? Take()
    {
        if (Count == 0) return null;
        // At most nine tenants hold more than a tenth each.
        var noisy = new List<Queue<(MemoryMessage Message, long Number)>>();
        while (_heads.TryPeek(out var head, out _) && IsNoisy(head.Peek().Message.Tenant)) noisy.Add(_heads.Dequeue());
        if (!_heads.TryDequeue(out var messages, out _))
        {
            messages = noisy[0];
            noisy.RemoveAt(0);
        }

        foreach (var behind in noisy) _heads.Enqueue(behind, behind.Peek().Number);
        return TakeFrom(messages);
    }

    public void NoteInFlight(string tenant, int change)
    {
        _allInFlight += change;
        ref var held = ref CollectionsMarshal.GetValueRefOrAddDefault(_inFlight, tenant, out _);
        held += change;
        if (held == 0) _inFlight.Remove(tenant);
    }

    private MemoryMessage TakeFrom(Queue<(MemoryMessage Message, long Number)> messages)
    {
        var (message, _) = messages.Dequeue();
        if (messages.TryPeek(out var next)) _heads.Enqueue(messages, next.Number);
        else _tenants.Remove(message.Tenant);
        Count--;
        return message;
    }

    private bool IsNoisy(string tenant) =>
        _inFlight.TryGetValue(tenant, out var held) && held > FewMessages && held * NoisyShare > _allInFlight;
}
