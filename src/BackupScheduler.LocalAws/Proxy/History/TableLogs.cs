using System.Collections.Concurrent;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>The change logs of all tables. Writes to a table and looks into its past wait for each other, so that log and items agree.</summary>
internal sealed class TableLogs(EmulatedTables tables)
{
    private readonly ConcurrentDictionary<TableKey, Entry> _entries = new();

    /// <summary>Holds the tables until disposed. In one order always, so that two transactions do not wait for each other for ever.</summary>
    public async Task<IDisposable> EnterAsync(IEnumerable<TableKey> keys)
    {
        var gates = keys.OrderBy(key => key.ToString(), StringComparer.Ordinal).Select(key => EntryOf(key).Gate).ToList();
        foreach (var gate in gates)
        {
            await gate.WaitAsync();
        }

        return new Held(gates);
    }

    /// <summary>Of a table that is held.</summary>
    public ChangeLog LogOf(TableFacts table)
    {
        var entry = EntryOf(table.Key);
        return entry.Log?.TableId == table.Id ? entry.Log : entry.Log = new ChangeLog(table.Id);
    }

    /// <summary>Every item by its key, as it was at a moment.</summary>
    public async Task<IReadOnlyDictionary<string, string>> StateAsync(TableFacts table, DateTimeOffset at)
    {
        using var held = await EnterAsync([table.Key]);
        var items = (await tables.ScanAsync(table.Key)).ToDictionary(table.KeyOf, TableFacts.Text);
        LogOf(table).Undo(items, at);
        return items;
    }

    public async Task<IReadOnlyList<ItemChange>> ChangesAsync(TableFacts table, DateTimeOffset from, DateTimeOffset to)
    {
        using var held = await EnterAsync([table.Key]);
        return LogOf(table).Net(from, to);
    }

    private Entry EntryOf(TableKey key) => _entries.GetOrAdd(key, _ => new Entry());

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public ChangeLog? Log { get; set; }
    }

    private sealed class Held(List<SemaphoreSlim> gates) : IDisposable
    {
        public void Dispose() => gates.ForEach(gate => gate.Release());
    }
}
