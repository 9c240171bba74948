using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Events;

/// <summary>
/// Sends the item that tells of a review's end, where somebody is to be told. It is one message more on a queue that has just
/// taken others: whether EventBridge takes the event is the concern of that item, and never repeats a review.
/// </summary>
internal sealed class ReviewTelling(FunctionSettings settings, EdgePorts ports) : IFailureTelling
{
    /// <summary>Whether anybody is told.</summary>
    public bool IsOn => settings.EventBus is not null;

    /// <summary>Tells; a failure is the caller's.</summary>
    public async Task TellAsync(ReviewFinish finish, ReceivedMessage cause, CancellationToken cancellation)
    {
        if (!IsOn) return;
        var review = ReviewOutcome.Tell(finish, cause.MessageId, ports.Time.GetUtcNow());
        await ports.Queues.SendAsync(WorkQueue.Accounts, [new OutgoingItem(TellReview.Of(review), TimeSpan.Zero)], cancellation);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A letter that cannot be sent then leads to the same event again, never to two letters. If the telling fails, the run tells that
    /// nothing was heard.
    /// </remarks>
    public async Task TellFailureAsync(
        WorkItem? item, ReviewEnd end, ServiceFailureException failure, ReceivedMessage cause, CancellationToken cancellation)
    {
        if (!IsOn || FinishOf(item, end, EventError.Of(failure.Code, failure.Message)) is not { } finish) return;
        try
        {
            await TellAsync(finish, cause, cancellation);
        }
        catch (Exception e) when (e is ServiceFailureException or OperationCanceledException)
        {
            ports.Metrics.Count(Metric.EventsNotPublished, 1, finish.Scope);
            ports.Log.EndNotTold(WorkPlace.Of(item), (e as ServiceFailureException)?.Code ?? e.GetType().Name, e.Message);
        }
    }

    private static ReviewFinish? FinishOf(WorkItem? item, ReviewEnd end, EventError error) => item switch
    {
        BackUpAccount account => new(account.Run, account.Scope, account.AdHoc, end, Looks: 0, ReviewTally.None, error),
        ReviewAccount review => new(review.Run, review.Scope, review.AdHoc, end, review.Look - 1, review.Tally ?? ReviewTally.None, error),
        _ => null,
    };
}
