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

    /// <summary>
    /// Whether a later run made this own backup. One that is older than the run in its name was made by nobody's run: it must
    /// not keep a table from being backed up.
    /// </summary>
    /// <param name="backup">The backup.</param>
    /// <param name="run">The run that the other one must be later than.</param>
    /// <param name="naming">Tells own backups from foreign ones.</param>
    public static bool IsOfALaterRun(Backup backup, RunId run, BackupNaming naming) =>
        naming.RunOf(backup) is { } made && made.CompareTo(run) > 0 && made.Time - backup.CreatedAt <= BackupQuery.ClockDifference;

    private static TableState Read(Backup backup, RunId run, BackupNaming naming)
    {
        if (backup.Status is BackupStatus.Deleted or BackupStatus.Unknown) return TableState.Missing;
        if (IsOfALaterRun(backup, run, naming)) return TableState.Superseded;
        if (naming.RunOf(backup) != run) return TableState.Missing;
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
