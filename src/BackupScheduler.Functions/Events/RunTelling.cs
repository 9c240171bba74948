using BackupScheduler.Core.Events;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Events;

/// <summary>
/// CloseRun: holds the reports, and once all are there or the time is up publishes the run's event, notes among the reports that the run
/// is closed, and deletes the run's reports, in this order. Killed anywhere, it begins anew: at worst the event is told twice, with the
/// same id. What is not deleted is let go again.
/// </summary>
internal sealed class RunTelling(FunctionSettings settings, HandlerPorts ports)
{
    public async Task RunAsync(CloseRun item, WorkContext work)
    {
        if (ports is not { Events: { } events, Reports: { } reports }) return;
        if (work.Now - item.Run.Time > RunClosing.Oldest)
        {
            ports.Metrics.Count(Metric.EventsNotPublished);
            ports.Log.RunTooOldToTell(WorkPlace.Of(item), RunClosing.Oldest.TotalHours);
            return;
        }

        await using var held = new HeldReports(reports, ports.Log, WorkPlace.Of(item), work.Invocation);
        var isWhole = await held.TakeAsync();
        if (held.Of(item.Run).Any(report => report.Item is RunClosed))
        {
            ports.Log.RunToldBefore(WorkPlace.Of(item));
            await held.DeleteReportsAsync(item.Run);
            return;
        }

        List<ReviewEvent> reviews = [.. held.Of(item.Run).Select(report => report.Item).OfType<TellReview>().Select(told => told.Review)];
        var until = RunClosing.Until(item.Run.Time, settings.Schedule.SupersededAfter(item.Run));
        var decision = RunClosing.Decide(item, reviews, isWhole, until, work.Now);
        if (!decision.IsClosed)
        {
            await LookAgainAsync(item, decision.Because, work);
            return;
        }

        var run = RunOutcome.Tell(item, reviews, work.Now);
        await events.PublishAsync(run, work.Cancellation);
        ports.Metrics.Count(Metric.EventsPublished);
        ports.Log.RunTold(WorkPlace.Of(item), run.Summary, decision.Because);
        await ports.Queues.SendAsync(WorkQueue.Reports, [new OutgoingItem(NoteOf(item), TimeSpan.Zero)], work.Cancellation);
        await held.DeleteReportsAsync(item.Run);
    }

    private async Task LookAgainAsync(CloseRun item, string because, WorkContext work)
    {
        var delay = RunClosing.DelayAfter(item.Hops, settings.ReviewDelayFor(item.Run), ports.Jitter.Next());
        await ports.Queues.SendAsync(WorkQueue.Accounts, [new OutgoingItem(item with { Hops = item.Hops + 1 }, delay)], work.Cancellation);
        ports.Log.RunNotEnded(WorkPlace.Of(item), because, delay.TotalSeconds);
    }

    private static RunClosed NoteOf(CloseRun item) => new() { Version = WorkItem.CurrentVersion, Run = item.Run, Account = item.Account };
}
