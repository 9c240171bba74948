using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Status;

/// <summary>Counts what each run has left in an account and Region.</summary>
internal sealed class RunTallies
{
    /// <summary>Older runs are not told of.</summary>
    public const int MostRuns = 60;

    private readonly Dictionary<RunId, Tally> _runs = [];

    public void Add(Backup backup, RunId run)
    {
        if (!_runs.TryGetValue(run, out var tally)) _runs[run] = tally = new Tally();
        if (backup.Status == BackupStatus.Available)
        {
            tally.Available.Add(backup.Table);
            tally.Bytes += Math.Max(0, backup.SizeBytes ?? 0);
        }
        else if (backup.Status == BackupStatus.Creating)
        {
            tally.Creating.Add(backup.Table);
        }
    }

    /// <summary>The newest first. A table counts once, by the better of its backups.</summary>
    public IReadOnlyList<ScopeRun> Newest() =>
    [
        .. _runs.OrderByDescending(run => run.Key).Take(MostRuns).Select(run => new ScopeRun(
            run.Key, run.Value.Available.Count, run.Value.Creating.Count(table => !run.Value.Available.Contains(table)), run.Value.Bytes)),
    ];

    private sealed class Tally
    {
        public HashSet<TableName> Available { get; } = [];

        public HashSet<TableName> Creating { get; } = [];

        public long Bytes { get; set; }
    }
}
