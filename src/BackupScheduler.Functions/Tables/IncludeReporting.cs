using BackupScheduler.Core.Backups;
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
        if (item.After is { } bookmark && unmatched.LeftIn(item.Scope).Count > 0)
        {
            await foreach (var page in store.ListTablesAsync(after: null, work.Cancellation))
            {
                unmatched.Tell(item.Scope, page);
                if (page.Contains(bookmark)) break;
            }
        }

        foreach (var pattern in unmatched.LeftIn(item.Scope))
        {
            ports.Metrics.Count(Metric.IncludeMatchesNothing, 1, item.Scope);
            ports.Log.IncludeMatchesNothing(WorkPlace.Of(item), pattern.Text);
        }
    }
}
