using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Events;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Tables;

/// <summary>BackUpAccount: one BackUpTable per selected table, paced, then the review.</summary>
internal sealed class TableScheduling(FunctionSettings settings, HandlerPorts ports)
{
    private const int MostTablesNamed = 10;

    private readonly Pacing _pacing = new(settings.Limits.CreateRate);
    private readonly SelectionReading _selections = new(settings, ports);
    private readonly IncludeReporting _includes = new(settings, ports);
    private readonly ReviewTelling _telling = new(settings, ports);

    public async Task RunAsync(BackUpAccount item, WorkContext work)
    {
        var where = WorkPlace.Of(item);
        if (Supersession.ByAge(settings.Schedule, item.Run, work.Now) is { } reason)
        {
            ports.Metrics.Count(Metric.Superseded, 1, item.Scope);
            ports.Log.AccountSuperseded(where, reason);
            await _telling.TellAsync(
                new ReviewFinish(item.Run, item.Scope, item.AdHoc, ReviewEnd.NotBegun, Looks: 0, ReviewTally.None), work.Message, work.Cancellation);
            return;
        }

        var store = ports.Stores.Open(item.Scope);
        var done = await UnlessOpenAsync(() => ListDoneAsync(store, item, work), store, work);
        var isRepeated = work.IsRepeated || done.Count > 0;
        // After the first listing, which tells a Region that is closed: that is no trouble with tags.
        var selection = await _selections.ReadAsync(item, item.Tables, work);
        var sent = new SendingTables(item, selection.Tables, _pacing, done);
        var unmatched = _includes.Start(item);
        await foreach (var page in store.ListTablesAsync(item.After, work.Cancellation))
        {
            unmatched.Tell(item.Scope, page);
            sent.Add(page, isLast: work.Invocation.IsEnding);
            await ports.Queues.SendAsync(WorkQueue.Tables, sent.Take(isRepeated), work.Cancellation);
            if (sent.IsCut) break;
        }

        var next = sent.Next(settings.ReviewDelayFor(item.Run), item.AdHoc ? 0 : settings.ReviewPatienceFor(item.Run));
        await HandOnAsync(next, where, work);
        // Last, and whatever becomes of it: a report must not cost the run its review.
        if (next.Item is ReviewAccount) await _includes.ReportAsync(item, unmatched, store, work);
        ports.Metrics.Count(Metric.TablesScheduled, sent.Sent, item.Scope);
        ports.Log.TablesScheduled(where, sent.Sent, sent.Listed, done.Count);
        foreach (var (verdict, tables) in sent.LeftOut) ports.Log.TablesLeftOut(where, tables.Count, verdict, Names(tables));
    }

    // Closed is a Region whose tables cannot be listed. Where they can, a refused listing of backups is a denial, and must not pass
    // for a Region that nobody uses.
    private static async Task<T> UnlessOpenAsync<T>(Func<Task<T>> list, IBackupStore store, WorkContext work)
    {
        try
        {
            return await list();
        }
        catch (ServiceFailureException e) when (e.Kind == FailureKind.RegionUnavailable && e.Code.StartsWith("AccessDenied", StringComparison.Ordinal))
        {
            await foreach (var _ in store.ListTablesAsync(after: null, work.Cancellation)) break;
            throw new ServiceFailureException(FailureKind.AccessDenied, e.Code, e.Message, e);
        }
    }

    // An earlier delivery may have sent some or all of the tables: only what has no backup yet is sent, to be checked. A firing
    // that is repeated sends new messages, which the receive count does not show; one page is enough to notice that.
    private async Task<HashSet<TableName>> ListDoneAsync(IBackupStore store, BackUpAccount item, WorkContext work)
    {
        var done = new HashSet<TableName>();
        if (!work.IsRepeated && item.After is not null) return done;
        var query = work.IsRepeated ? BackupQuery.Since(item.Run) : new BackupQuery(CreatedFrom: item.Run.Time);
        var pacer = new RatePacer(settings.Limits.ListRate, ports.Time);
        var pages = store.ListBackupsAsync(query, work.Cancellation);
        await foreach (var page in pacer.PaceAsync(pages, work.Cancellation))
        {
            var tables = page.Select(backup => backup.Table).Distinct().ToList();
            done.UnionWith(RunReview.Judge(item.Run, tables, page, settings.Naming)
                .Where(verdict => verdict.State != TableState.Missing)
                .Select(verdict => verdict.Table));
            if (!work.IsRepeated) break;
        }

        return done;
    }

    private async Task HandOnAsync(OutgoingItem next, WorkPlace where, WorkContext work)
    {
        await ports.Queues.SendAsync(WorkQueue.Accounts, [next], work.Cancellation);
        if (next.Item is BackUpAccount { After: { } after }) ports.Log.Bookmarked(where, after.Value, next.Delay.TotalSeconds);
    }

    private static string Names(List<TableName> tables) =>
        string.Join(", ", tables.Take(MostTablesNamed)) + (tables.Count > MostTablesNamed ? ", ..." : "");
}
