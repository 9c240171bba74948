using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Aws;

/// <summary>The tables and backups of one account in one Region: what DynamoDB holds, without the way there.</summary>
internal sealed class SimulatedRegion(TableScope scope)
{
    private readonly List<TableName> _tables = [];
    private readonly Dictionary<TableName, BackupList> _byTable = [];
    private readonly Dictionary<string, HeldBackup> _byArn = new(StringComparer.Ordinal);
    private readonly BackupList _all = new();
    private int _ids;

    public TableScope Scope => scope;

    public IReadOnlyList<TableName> Tables => _tables;

    public BackupList All => _all;

    /// <summary>Adds a table; in the order of names, as DynamoDB lists them.</summary>
    public void AddTable(TableName table)
    {
        if (_tables.Count > 0 && table.CompareTo(_tables[^1]) <= 0) throw new ArgumentException("tables are added in order", nameof(table));
        _tables.Add(table);
        _byTable.Add(table, new BackupList());
    }

    public BackupList? BackupsOf(TableName table) => _byTable.GetValueOrDefault(table);

    /// <summary>The names behind this one, a page of them, and whether there are more.</summary>
    public (IReadOnlyList<TableName> Page, bool HasMore) ListTables(TableName? after, int size)
    {
        var from = 0;
        if (after is { } name && (from = _tables.BinarySearch(name)) < 0) from = ~from;
        else if (after is not null) from++;
        var count = Math.Min(size, _tables.Count - from);
        return (_tables.GetRange(from, count), from + count < _tables.Count);
    }

    public CreateOutcome Create(TableName table, string name, DateTimeOffset now, TimeSpan making)
    {
        if (!_byTable.TryGetValue(table, out var own)) return CreateOutcome.TableGone;
        var held = new HeldBackup(new Backup(NewArn(table, now), name, table, $"id-of-{table}", now, BackupStatus.Available), now + making);
        own.Add(held);
        _all.Add(held);
        _byArn.Add(held.Backup.Arn, held);
        return CreateOutcome.Created;
    }

    public HeldBackup? Find(string arn) => _byArn.GetValueOrDefault(arn);

    public void Delete(HeldBackup held)
    {
        held.IsDeleted = true;
        _byArn.Remove(held.Backup.Arn);
        _all.CountDeleted();
        _byTable[held.Backup.Table].CountDeleted();
    }

    public void Compact()
    {
        _all.Compact();
        foreach (var own in _byTable.Values) own.Compact();
    }

    private string NewArn(TableName table, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture,
        $"arn:aws:dynamodb:{scope.Region}:{scope.Account}:table/{table}/backup/{at.ToUnixTimeMilliseconds():00000000000000}-{++_ids:x8}");
}
