using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>The backup that is restored, or why there is none.</summary>
/// <param name="Chosen">The backup; null where none fits.</param>
/// <param name="At">Its run's time; of an adopted one its creation.</param>
/// <param name="Reason">Why this one, or why none.</param>
public sealed record BackupChoice(Backup? Chosen, DateTimeOffset At, string Reason);

/// <summary>The pure choice of a backup: own and adopted ones of one table, AVAILABLE ones only.</summary>
public static class BackupChoosing
{
    /// <summary>Chooses.</summary>
    /// <param name="backups">The table's backups, in any order, others among them.</param>
    /// <param name="table">The table.</param>
    /// <param name="naming">Which are own, and which adopted.</param>
    /// <param name="point">Which is wanted.</param>
    /// <param name="tableId">Only of this incarnation; null for any.</param>
    public static BackupChoice Choose(IEnumerable<Backup> backups, TableName table, BackupNaming naming, RestorePoint point, string? tableId = null)
    {
        var own = backups
            .Where(backup => backup.Table == table && (tableId is null || backup.TableId == tableId))
            .Select(backup => (Backup: backup, At: TimeOf(backup, naming)))
            .Where(found => found.At is not null)
            .Select(found => (found.Backup, At: found.At!.Value))
            // Of several of one time the newest.
            .OrderBy(found => found.At).ThenBy(found => found.Backup.CreatedAt).ThenBy(found => found.Backup.Arn, StringComparer.Ordinal)
            .ToList();
        var usable = own.Where(found => found.Backup.Status == BackupStatus.Available).ToList();
        var fitting = usable.Where(found => Fits(found.Backup, found.At, naming, point)).ToList();
        return fitting.Count > 0
            ? new BackupChoice(fitting[^1].Backup, fitting[^1].At, Why(point, usable.Count))
            : new BackupChoice(null, default, WhyNone(table, point, own, usable));
    }

    /// <summary>The time that a backup stands for; null for one that is neither own nor adopted.</summary>
    public static DateTimeOffset? TimeOf(Backup backup, BackupNaming naming) =>
        naming.RunOf(backup) is { } run ? run.Time
        // What lacks a creation time cannot be put in order.
        : naming.IsAdopted(backup) && backup.CreatedAt != DateTimeOffset.MaxValue ? backup.CreatedAt
        : null;

    private static bool Fits(Backup backup, DateTimeOffset at, BackupNaming naming, RestorePoint point) => point switch
    {
        RestorePoint.OfRun run => naming.RunOf(backup) is { } made && made == run.Run,
        RestorePoint.At asked => at <= asked.Time,
        _ => true,
    };

    private static string Why(RestorePoint point, int usable) => point switch
    {
        RestorePoint.OfRun run => $"the backup of run {run.Run}",
        RestorePoint.At at => $"the newest of {usable} at or before {at.Time:u}",
        _ => $"the newest of {usable}",
    };

    private static string WhyNone(
        TableName table, RestorePoint point, List<(Backup Backup, DateTimeOffset At)> own, List<(Backup Backup, DateTimeOffset At)> usable)
    {
        var what = $"no backup of {table} {(point is RestorePoint.Latest ? "" : $"{point} ")}that can be restored";
        if (usable.Count > 0) return $"{what}: there are {usable.Count}, from {usable[0].At:u} to {usable[^1].At:u}";
        return own.Count > 0 ? $"{what}: there are {own.Count}, none of them AVAILABLE" : $"{what}: there is none of ours or adopted";
    }
}
