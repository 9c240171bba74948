using System.Globalization;

namespace BackupScheduler.Cli.Tests.Letters;

/// <summary>A message of <see cref="FakeSqs"/>.</summary>
/// <param name="Body">Its body.</param>
/// <param name="Attributes">Its message attributes: type and value by name.</param>
internal sealed record FakeMessage(string Body, IReadOnlyDictionary<string, (string Type, string Value)> Attributes)
{
    public string Id { get; init; } = Guid.NewGuid().ToString();

    public string? SourceArn { get; init; }

    public string? Group { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public FakeMessage(string body, params (string Name, string Value)[] attributes)
        : this(body, attributes.ToDictionary(attribute => attribute.Name, attribute => ("String", attribute.Value)))
    {
    }
}

/// <summary>A standard queue, oldest message first.</summary>
internal sealed class FakeQueue(TimeProvider time)
{
    private readonly List<Entry> _entries = [];
    private readonly List<FakeMessage> _everSent = [];
    private readonly Lock _turn = new();
    private int _receipts;

    public IReadOnlyList<FakeMessage> Messages
    {
        get
        {
            lock (_turn) return [.. _entries.Select(entry => entry.Message)];
        }
    }

    /// <summary>All that was ever sent here over the wire, deleted or not.</summary>
    public IReadOnlyList<FakeMessage> EverSent
    {
        get
        {
            lock (_turn) return [.. _everSent];
        }
    }

    public int Visible => Count(entry => entry.VisibleAt <= time.GetUtcNow());

    public int Hidden => Count(entry => entry.VisibleAt > time.GetUtcNow());

    /// <summary>Puts messages there as others have.</summary>
    public void Add(params IEnumerable<FakeMessage> messages)
    {
        lock (_turn)
            foreach (var message in messages) _entries.Add(new Entry(message with { SentAt = message.SentAt ?? time.GetUtcNow() }));
    }

    public FakeMessage Send(FakeMessage message)
    {
        lock (_turn)
        {
            _entries.Add(new Entry(message with { SentAt = time.GetUtcNow() }));
            _everSent.Add(message);
        }

        return message;
    }

    public IReadOnlyList<(FakeMessage Message, string Receipt)> Receive(int most, int seconds)
    {
        lock (_turn)
        {
            var now = time.GetUtcNow();
            var came = _entries.Where(entry => entry.VisibleAt <= now).Take(most).ToList();
            foreach (var entry in came)
            {
                entry.Receipt = (++_receipts).ToString(CultureInfo.InvariantCulture);
                entry.VisibleAt = now.AddSeconds(seconds);
            }

            return [.. came.Select(entry => (entry.Message, entry.Receipt))];
        }
    }

    /// <summary>An old receipt changes nothing.</summary>
    public bool Hide(string receipt, int seconds)
    {
        lock (_turn)
        {
            if (Held(receipt) is not { } entry) return false;
            entry.VisibleAt = time.GetUtcNow().AddSeconds(seconds);
            return true;
        }
    }

    public bool Delete(string receipt)
    {
        lock (_turn) return Held(receipt) is { } entry && _entries.Remove(entry);
    }

    private Entry? Held(string receipt) => _entries.Find(entry => entry.Receipt == receipt && entry.VisibleAt > time.GetUtcNow());

    private int Count(Func<Entry, bool> condition)
    {
        lock (_turn) return _entries.Count(condition);
    }

    private sealed class Entry(FakeMessage message)
    {
        public FakeMessage Message => message;

        public DateTimeOffset VisibleAt { get; set; } = DateTimeOffset.MinValue;

        public string Receipt { get; set; } = "";
    }
}
