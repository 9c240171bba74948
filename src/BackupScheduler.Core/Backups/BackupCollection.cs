using System.Collections;
using System.Runtime.InteropServices;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Backups;

/// <summary>
/// A listing of backups, held in about 60 bytes each instead of 600: names, ids and beginnings of ARNs repeat. Gives back exactly
/// what was added, as new objects, of one table at a time. Not safe for use by several threads at once.
/// </summary>
public sealed class BackupCollection : IReadOnlyCollection<Backup>
{
    // Below 85,000 bytes, so that what is collected leaves no holes among the large objects.
    private const int ChunkSize = 1024;
    private const int None = -1;

    private readonly List<Row[]> _chunks = [];
    private readonly Dictionary<TableName, Ends> _tables = [];
    private readonly Dictionary<(TableName, string?), int> _numberOfIncarnation = [];
    private readonly List<TableIncarnation> _incarnations = [];
    private readonly Dictionary<string, int> _numberOfName = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Dictionary<int, Backup> _whole = [];

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>The tables that have backups here, in the order in which they were first seen.</summary>
    public IReadOnlyCollection<TableName> Tables => _tables.Keys;

    /// <summary>The same backups by table; nothing is copied if they are that already.</summary>
    public static BackupCollection Of(IEnumerable<Backup> backups)
    {
        if (backups is BackupCollection already) return already;
        var result = new BackupCollection();
        foreach (var backup in backups) result.Add(backup);
        return result;
    }

    /// <summary>Adds one behind the others.</summary>
    public void Add(Backup backup)
    {
        var position = Count++;
        if (position % ChunkSize == 0) _chunks.Add(new Row[ChunkSize]);
        if (Compact(backup) is { } compact) At(position).Backup = compact;
        else _whole.Add(position, backup);
        At(position).Next = None;
        ref var ends = ref CollectionsMarshal.GetValueRefOrAddDefault(_tables, backup.Table, out var isKnown);
        if (isKnown) At(ends.Last).Next = position;
        ends = new Ends(isKnown ? ends.First : position, position, ends.Count + 1);
    }

    /// <summary>A table's backups, in the order in which they were added; none if there is none.</summary>
    public IReadOnlyList<Backup> Of(TableName table)
    {
        if (!_tables.TryGetValue(table, out var ends)) return [];
        var backups = new Backup[ends.Count];
        for (var (i, position) = (0, ends.First); position != None; position = At(position).Next) backups[i++] = Expand(position);
        return backups;
    }

    /// <inheritdoc/>
    public IEnumerator<Backup> GetEnumerator()
    {
        for (var position = 0; position < Count; position++) yield return Expand(position);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private CompactBackup? Compact(Backup backup)
    {
        var prefix = CompactBackup.PrefixOf(backup.Arn);
        ref var incarnation = ref CollectionsMarshal.GetValueRefOrAddDefault(_numberOfIncarnation, (backup.Table, backup.TableId), out var isKnown);
        if (!isKnown)
        {
            incarnation = _incarnations.Count;
            _incarnations.Add(new TableIncarnation(prefix.ToString(), backup.Table, backup.TableId));
        }

        return prefix.SequenceEqual(_incarnations[incarnation].ArnPrefix) ? CompactBackup.Of(backup, NumberOf(backup.Name), incarnation) : null;
    }

    private int NumberOf(string name)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numberOfName, name, out var isKnown);
        if (isKnown) return number;
        number = _names.Count;
        _names.Add(name);
        return number;
    }

    private Backup Expand(int position)
    {
        if (_whole.Count > 0 && _whole.TryGetValue(position, out var whole)) return whole;
        var compact = At(position).Backup;
        return compact.Expand(_names[compact.Name], _incarnations[compact.Incarnation]);
    }

    private ref Row At(int position) => ref _chunks[position / ChunkSize][position % ChunkSize];

    private struct Row
    {
        public CompactBackup Backup;
        public int Next;
    }

    private readonly record struct Ends(int First, int Last, int Count);
}
