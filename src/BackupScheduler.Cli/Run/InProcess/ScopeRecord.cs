using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>What was seen of a run in one account and Region, table by table. Thread-safe.</summary>
/// <param name="scope">The account and Region.</param>
/// <param name="run">The run.</param>
/// <param name="selection">Which tables are to be backed up, as far as that is known without tags.</param>
/// <param name="naming">Tells the run's backups from others.</param>
internal sealed class ScopeRecord(TableScope scope, RunId run, TableSelection selection, BackupNaming naming)
{
    private readonly Lock _lock = new();
    private readonly HashSet<TableName> _listed = [];
    private readonly HashSet<TableName> _gone = [];
    private readonly HashSet<TableName> _created = [];
    private readonly HashSet<TableName> _available = [];
    private TableSelection _selection = selection;
    private bool _isListed;

    /// <summary>Whether a listing of the tables has come to its end.</summary>
    public bool IsListed
    {
        get
        {
            lock (_lock) return _isListed;
        }
    }

    /// <summary>Which tables are to be backed up, by tags too as far as those were read.</summary>
    public TableSelection Selection
    {
        get
        {
            lock (_lock) return _selection;
        }
    }

    /// <summary>Every table that was listed and is not gone since, by name.</summary>
    public IReadOnlyList<TableName> Tables()
    {
        lock (_lock) return [.. _listed.Except(_gone).Order()];
    }

    /// <summary>Those of them that are selected, with what was seen of each.</summary>
    public IReadOnlyList<(TableName Table, TableProgress Progress)> Selected()
    {
        lock (_lock)
            return [.. _listed.Except(_gone).Where(table => _selection.Selects(scope, table)).Order().Select(table => (table, ProgressOf(table)))];
    }

    public void Tagged(IEnumerable<TaggedTable> tables)
    {
        lock (_lock) _selection = _selection.WithTags(tables);
    }

    public void Listed(IEnumerable<TableName> tables)
    {
        lock (_lock) _listed.UnionWith(tables);
    }

    public void ListingEnded()
    {
        lock (_lock) _isListed = true;
    }

    public void Seen(IEnumerable<Backup> backups)
    {
        lock (_lock)
            foreach (var backup in backups.Where(backup => backup.Status == BackupStatus.Available && naming.RunOf(backup) == run))
                _available.Add(backup.Table);
    }

    public void Created(TableName table, CreateOutcome outcome)
    {
        lock (_lock) (outcome == CreateOutcome.Created ? _created : _gone).Add(table);
    }

    private TableProgress ProgressOf(TableName table) =>
        _available.Contains(table) ? TableProgress.Verified : _created.Contains(table) ? TableProgress.Created : TableProgress.None;
}

/// <summary>How far a run is with a table.</summary>
internal enum TableProgress
{
    /// <summary>No backup was confirmed.</summary>
    None,

    /// <summary>DynamoDB confirmed that the backup is being made; nobody has seen it AVAILABLE.</summary>
    Created,

    /// <summary>Seen AVAILABLE.</summary>
    Verified,
}
