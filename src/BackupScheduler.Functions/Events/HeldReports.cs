using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.Functions.Events;

/// <summary>The reports that one invocation holds: what it has not deleted when it ends it lets go.</summary>
internal sealed class HeldReports(IRunReports reports, ILogger log, WorkPlace where, Invocation invocation) : IAsyncDisposable
{
    // The longest invocation of Lambda. If the process dies, they come back before its message does.
    private static readonly TimeSpan s_hold = TimeSpan.FromSeconds(900);

    private readonly Dictionary<string, HeldReport> _held = new(StringComparer.Ordinal);

    /// <summary>Takes hold of all that nobody else holds; false if there seem to be more: held elsewhere, or too many for the time.</summary>
    public async Task<bool> TakeAsync()
    {
        await foreach (var some in reports.HoldAsync(s_hold, invocation.Cancellation))
        {
            // The latest handle counts, should a message have come twice.
            foreach (var report in some) _held[report.MessageId] = report;
            if (invocation.IsEnding) return false;
        }

        var unreadable = _held.Values.Count(report => report.Item is null);
        if (unreadable > 0) log.ReportsUnreadable(where, unreadable);
        return await reports.CountAsync(invocation.Cancellation) <= _held.Count;
    }

    /// <summary>Those of a run.</summary>
    public IEnumerable<HeldReport> Of(RunId run) => _held.Values.Where(report => report.Item?.Run == run);

    /// <summary>Deletes a run's reports; the note that it is closed stays until it expires.</summary>
    public async Task DeleteReportsAsync(RunId run)
    {
        List<HeldReport> gone = [.. Of(run).Where(report => report.Item is TellReview)];
        await reports.DeleteAsync(gone, invocation.Cancellation);
        foreach (var report in gone) _held.Remove(report.MessageId);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await reports.ReleaseAsync([.. _held.Values], invocation.SettlingCancellation);
        }
        catch (Exception e) when (e is ServiceFailureException or OperationCanceledException)
        {
            // They come back by themselves, only later.
            log.ReportsNotReleased(where, _held.Count, (e as ServiceFailureException)?.Code ?? e.GetType().Name, e.Message);
        }
    }
}
