using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>
/// The one exception to "the newest stays": once a table is gone and its newest backup has outlived the time allowed, all
/// its backups go. All incarnations of a name go together, so the time runs from the newest backup of the name.
/// </summary>
internal sealed class OrphanReview
{
    private static readonly (RetentionVerdict, RetentionReason) KeptForEver =
        (RetentionVerdict.Keep, new RetentionReason(RetentionReasonKind.Orphan));

    private readonly RetentionContext _context;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<TableName, DateTimeOffset> _newest = [];

    public OrphanReview(RetentionContext context, DateTimeOffset now, List<OwnBackup> own)
    {
        (_context, _now) = (context, now);
        if (context.ListedTables is null || context.OrphanRetention is null) return;
        foreach (var backup in own)
            if (!_newest.TryGetValue(backup.Backup.Table, out var newest) || backup.Backup.CreatedAt > newest)
                _newest[backup.Backup.Table] = backup.Backup.CreatedAt;
    }

    /// <summary>What becomes of a table's backups because the table is gone; null if it is not, as far as is known.</summary>
    public (RetentionVerdict Verdict, RetentionReason Reason)? Judge(TableName table)
    {
        if (_context.ListedTables is not { } listed || listed.Contains(table)) return null;
        // A negative time would reach into the future, where nothing is deleted.
        if (_context.OrphanRetention is not { Ticks: >= 0 } retention) return KeptForEver;
        var newest = _newest[table];
        var until = retention > DateTimeOffset.MaxValue - newest ? DateTimeOffset.MaxValue : newest + retention;
        return until <= _now
            ? (RetentionVerdict.Delete, new RetentionReason(RetentionReasonKind.ExpiredOrphan, At: until))
            : (RetentionVerdict.Keep, new RetentionReason(RetentionReasonKind.Orphan, At: until));
    }
}
