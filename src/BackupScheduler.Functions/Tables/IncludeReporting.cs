using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Tables;

/// <summary>
/// Reports include patterns that name one table of this account and Region, which is not there. A table's name alone may be
/// meant for another account: no single listing can call it a mistake.
/// </summary>
internal sealed class IncludeReporting(FunctionSettings settings, HandlerPorts ports)
{
    /// <summary>Nothing listed yet.</summary>
    public UnmatchedPatterns Start(BackUpAccount item) => new(settings.Tables.Include.Concat(item.Tables ?? []));

    /// <summary>Reports once the listing has come to its end; what lies before the item's bookmark is listed again only if it matters.</summary>
    public async Task ReportAsync(BackUpAccount item, UnmatchedPatterns unmatched, IBackupStore store, WorkContext work)
    {
        try
        {
            await TellWhatLiesBeforeAsync(item, unmatched, store, work);
        }
        catch (ServiceFailureException e)
        {
            // The tables are sent and the review too: nothing but this report depends on the listing. The next run reports.
            ports.Log.IncludesNotJudged(WorkPlace.Of(item), e.Code, e.Message);
            return;
        }

        foreach (var pattern in unmatched.LeftIn(item.Scope))
        {
            ports.Metrics.Count(Metric.IncludeMatchesNothing, 1, item.Scope);
            ports.Log.IncludeMatchesNothing(WorkPlace.Of(item), pattern.Text);
        }
    }

    private static async Task TellWhatLiesBeforeAsync(BackUpAccount item, UnmatchedPatterns unmatched, IBackupStore store, WorkContext work)
    {
        if (item.After is not { } bookmark || unmatched.LeftIn(item.Scope).Count == 0) return;
        await foreach (var page in store.ListTablesAsync(after: null, work.Cancellation))
        {
            unmatched.Tell(item.Scope, page);
            if (page.Contains(bookmark)) return;
        }
    }
}
