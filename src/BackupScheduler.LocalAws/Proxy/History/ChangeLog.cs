namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>What became of one item in one write, as JSON texts. No <see cref="Old"/>: it was inserted; no <see cref="New"/>: deleted.</summary>
internal sealed record ItemChange(long Micros, string Key, string? Old, string? New);

/// <summary>The changes of one table, oldest first.</summary>
/// <param name="tableId">Of the table that the log is about: one made anew under the same name begins with an empty log.</param>
internal sealed class ChangeLog(string tableId)
{
    /// <summary>Beyond that nobody can ask: point-in-time recovery goes back 35 days.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(36);

    private readonly List<ItemChange> _changes = [];

    public string TableId { get; } = tableId;

    public long Latest => _changes.Count > 0 ? _changes[^1].Micros : 0;

    public static long MicrosOf(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public void Add(ItemChange change)
    {
        _changes.RemoveRange(0, _changes.TakeWhile(old => old.Micros < change.Micros - ((long)Reach.TotalMicroseconds)).Count());
        _changes.Add(change);
    }

    /// <summary>Takes the items as they are now back to a moment, that moment's own writes included.</summary>
    public void Undo(Dictionary<string, string> items, DateTimeOffset to)
    {
        var until = MicrosOf(to);
        for (var i = _changes.Count - 1; i >= 0 && _changes[i].Micros > until; i--)
        {
            if (_changes[i].Old is { } old)
            {
                items[_changes[i].Key] = old;
            }
            else
            {
                items.Remove(_changes[i].Key);
            }
        }
    }

    /// <summary>One change for each item that was written from a moment on, it included, to another, it excluded.</summary>
    public IReadOnlyList<ItemChange> Net(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, end) = (MicrosOf(from), MicrosOf(to));
        return
        [
            .. _changes.Where(change => change.Micros >= first && change.Micros < end).GroupBy(change => change.Key)
                .Select(changes => changes.Last() with { Old = changes.First().Old }),
        ];
    }
}
