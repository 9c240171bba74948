using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Runs;

/// <summary>Verifies a run: what a listing says about this run's backup of each selected table.</summary>
public static class RunReview
{
    /// <summary>A run is looked at this often before it is reported as it is.</summary>
    public const int MaxLooks = 4;

    /// <summary>Judges each table, in the order given.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tables">The selected tables of one account and Region.</param>
    /// <param name="backups">Their backups since the run, at least; other backups do not matter.</param>
    /// <param name="naming">Tells own backups from foreign ones.</param>
    public static IReadOnlyList<TableVerdict> Judge(
        RunId run, IReadOnlyCollection<TableName> tables, IEnumerable<Backup> backups, BackupNaming naming)
    {
        var best = new Dictionary<TableName, TableState>(tables.Count);
        foreach (var backup in backups)
        {
            var state = Read(backup, run, naming);
            if (state > best.GetValueOrDefault(backup.Table)) best[backup.Table] = state;
        }

        return [.. tables.Select(table => new TableVerdict(table, best.GetValueOrDefault(table)))];
    }

    private static TableState Read(Backup backup, RunId run, BackupNaming naming)
    {
        if (naming.RunOf(backup) is not { } made || backup.Status is BackupStatus.Deleted or BackupStatus.Unknown)
            return TableState.Missing;
        if (made.CompareTo(run) > 0) return TableState.Superseded;
        if (made != run) return TableState.Missing;
        return backup.Status == BackupStatus.Available ? TableState.Verified : TableState.Creating;
    }
}

/// <summary>One table's part in a run.</summary>
/// <param name="Table">The table.</param>
/// <param name="State">What was seen.</param>
public readonly record struct TableVerdict(TableName Table, TableState State);

/// <summary>What was seen of a run's backup of a table; a later value outweighs an earlier one.</summary>
public enum TableState
{
    /// <summary>No backup of this run.</summary>
    Missing,

    /// <summary>A backup of this run is being made.</summary>
    Creating,

    /// <summary>A backup of this run is AVAILABLE.</summary>
    Verified,

    /// <summary>A later run has backed the table up: this run has nothing to say about it any more.</summary>
    Superseded,
}
