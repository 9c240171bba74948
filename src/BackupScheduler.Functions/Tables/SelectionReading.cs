using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Tables;

/// <summary>Works out which tables of an account and Region are backed up; reads tags only where the settings name some.</summary>
internal sealed class SelectionReading(FunctionSettings settings, HandlerPorts ports)
{
    private readonly FailurePolicy _policy = new(settings.Limits.MaxReceiveCount);

    /// <summary>The selection that holds for an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="narrowed">The patterns of an ad-hoc run; null for none.</param>
    /// <param name="work">The message and the time that is left.</param>
    public async Task<ScopeSelection> ReadAsync(ScopedWorkItem item, IReadOnlyList<TablePattern>? narrowed, WorkContext work)
    {
        var selection = settings.Tables.NarrowedTo(narrowed);
        if (selection.ExcludeTags.Count == 0) return new ScopeSelection(selection);
        try
        {
            var tagged = new List<TaggedTable>();
            await foreach (var page in ports.Tags.ListAsync(item.Scope, selection.ExcludeTags, work.Cancellation)) tagged.AddRange(page);
            return new ScopeSelection(selection.WithTags(tagged));
        }
        catch (ServiceFailureException e) when (IsHopeless(e, work))
        {
            ports.Metrics.Count(Metric.TagsUnreadable, 1, item.Scope);
            ports.Log.TagsUnreadable(WorkPlace.Of(item), e.Code, e.Message);
            return new ScopeSelection(selection, AreTagsKnown: false);
        }
    }

    // When in doubt, keep the backup: an item that would be given up for its tags alone goes on without them. A role that
    // cannot be assumed stops everything else too.
    private bool IsHopeless(ServiceFailureException e, WorkContext work) =>
        e.Kind != FailureKind.RoleUnavailable
        && _policy.Decide(e.Kind, work.Message.Attempt, work.Now, jitter: 0) is not FailureDecision.Retry;
}
