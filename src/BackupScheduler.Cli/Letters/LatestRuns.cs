using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Letters;

/// <summary>Finds the latest run of an account and Region by the backups that it made, through the role that may look.</summary>
internal sealed class LatestRuns(IBackupStores stores, FunctionSettings settings, TimeProvider time)
{
    // At 5 listings a second; the pages are in no order, so more of them only make it surer.
    private const int MostPages = 50;

    /// <summary>The latest run; null where none is under a day old, or nobody may look: then the letters' own runs have to do.</summary>
    public async Task<RunId?> FindAsync(TableScope scope, CancellationToken cancellation)
    {
        var since = RunId.At(time.GetUtcNow() - Schedule.LongestUntilSuperseded);
        var tables = new Dictionary<RunId, HashSet<TableName>>();
        try
        {
            var pages = new RatePacer(settings.Limits.ListRate, time).PaceAsync(
                stores.Open(scope).ListBackupsAsync(BackupQuery.Since(since), cancellation), cancellation);
            var left = MostPages;
            await foreach (var page in pages)
            {
                foreach (var backup in page) Add(tables, backup);
                if (--left == 0) break;
            }
        }
        catch (ServiceFailureException)
        {
            return null;
        }

        return Choose(tables);
    }

    private void Add(Dictionary<RunId, HashSet<TableName>> tables, Backup backup)
    {
        if (settings.Naming.RunOf(backup) is not { } run) return;
        if (!tables.TryGetValue(run, out var ofRun)) tables.Add(run, ofRun = []);
        ofRun.Add(backup.Table);
    }

    // An operator's run of a few tables is no run of the account: its review would miss all the others.
    private static RunId? Choose(Dictionary<RunId, HashSet<TableName>> tables)
    {
        if (tables.Count == 0) return null;
        var most = tables.Values.Max(ofRun => ofRun.Count);
        return tables.Where(run => run.Value.Count * 2 >= most).Max(run => run.Key);
    }
}
