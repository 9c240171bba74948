using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Events;

/// <summary>
/// TellReview: puts the report where it waits for its run, then publishes the event. A passing failure comes again; one that lasts
/// is an error line and a metric with an alarm, not a letter for each account and Region of the organization.
/// </summary>
internal sealed class ReviewPublishing(FunctionSettings settings, HandlerPorts ports)
{
    // While a bus fails for hours, each try would leave one more copy among the reports.
    private const int MostTriesWithReport = 3;

    private readonly FailurePolicy _policy = new(settings.Limits.MaxReceiveCount);

    public async Task RunAsync(TellReview item, WorkContext work)
    {
        // The report first: the run's event must not lack what the bus alone refuses.
        var isFirst = work.Message.Attempt.ReceiveCount <= MostTriesWithReport;
        if (isFirst) await ReportAsync(item, work);
        if (ports.Events is { } events) await UnlessHopelessAsync(item, work, () => PublishAsync(events, item, work));
        if (!isFirst) await ReportAsync(item, work);
    }

    private async Task ReportAsync(TellReview item, WorkContext work)
    {
        if (settings.ReportQueueUrl is not null)
            await UnlessHopelessAsync(item, work, () => ports.Queues.SendAsync(WorkQueue.Reports, [new OutgoingItem(item, TimeSpan.Zero)], work.Cancellation));
    }

    private async Task PublishAsync(IRunEvents events, TellReview item, WorkContext work)
    {
        await events.PublishAsync(item.Review, work.Cancellation);
        ports.Metrics.Count(Metric.EventsPublished, 1, item.Scope);
        ports.Log.ReviewTold(WorkPlace.Of(item), item.Review.Outcome, item.Review.End);
    }

    private async Task UnlessHopelessAsync(TellReview item, WorkContext work, Func<Task> tell)
    {
        try
        {
            await tell();
        }
        catch (ServiceFailureException e) when (_policy.Decide(e.Kind, work.Message.Attempt, work.Now, jitter: 0) is not FailureDecision.Retry)
        {
            ports.Metrics.Count(Metric.EventsNotPublished, 1, item.Scope);
            ports.Log.EventNotPublished(WorkPlace.Of(item), e.Code, e.Message);
        }
    }
}
