using BackupScheduler.Core.Events;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Events;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Review;

/// <summary>Does what a look decided: sends again, prunes, hands on, reports.</summary>
internal sealed class ReviewActions(FunctionSettings settings, HandlerPorts ports)
{
    private readonly PruneSending _prunes = new(settings, ports);
    private readonly CopySending _copies = new(settings, ports);
    private readonly ReviewReport _report = new(ports);
    private readonly ReviewTelling _telling = new(settings, ports);

    /// <summary>The same look once more, table by table from the beginning.</summary>
    public Task GoTableByTableAsync(ReviewContext review) => HandOnAsync(review, review.Item with { After = "" }, TimeSpan.Zero);

    /// <summary>The same look once more, a little later.</summary>
    public async Task WaitAsync(ReviewContext review, int unfinished)
    {
        var wait = ReviewPatience.WaitFor(settings.ReviewDelayFor(review.Item.Run));
        await HandOnAsync(review, review.Item with { Patience = review.Item.Patience - 1, Awaited = unfinished }, wait);
        ports.Log.ReviewWaits(review.Where, unfinished, wait.TotalSeconds);
    }

    public async Task ActAsync(ReviewContext review, DeletionCut cut, int foreign)
    {
        var unfinished = cut.Rows.Where(row => row.State is TableState.Missing or TableState.Creating).ToList();
        var againDelay = review.IsOvertaken || review.IsLastLook ? TimeSpan.Zero : await SendAgainAsync(review, unfinished);
        var lastDelay = await _prunes.SendAsync(review, cut.Rows);
        await _copies.SendAsync(review, cut.Rows);
        var isAnotherLookDue = IsAnotherLookDue(review, cut, unfinished.Count);
        var tally = TallyWith(review, cut, foreign);
        if (cut.ContinueBehind is { } behind)
            await HandOnAsync(review, review.Item with { After = behind, Tally = tally }, lastDelay);
        else if (isAnotherLookDue)
            await HandOnAsync(review, NextLook(review.Item, tally), Pacing.Cut(againDelay + settings.ReviewDelayFor(review.Item.Run)));
        else if (tally is not null)
            await _telling.TellAsync(FinishOf(review, tally), review.Work.Message, review.Work.Cancellation);
        await _report.WriteAsync(review, cut.Rows, foreign, isAnotherLookDue);
    }

    // Answers when the last of them is due: the next look must not come before.
    private async Task<TimeSpan> SendAgainAsync(ReviewContext review, IEnumerable<TableReview> unfinished)
    {
        var pacing = new Pacing(settings.Limits.CreateRate);
        var missing = unfinished.Where(row => row.State == TableState.Missing).ToList();
        await ports.Queues.SendAsync(
            WorkQueue.Tables,
            [.. missing.Select((row, i) => new OutgoingItem(BackUpTable.Of(review.Item, row.Table, check: true), Pacing.Cut(pacing.DelayAfter(i))))],
            review.Work.Cancellation);
        ports.Metrics.Count(Metric.SentAgain, missing.Count, review.Item.Scope);
        return Pacing.Cut(pacing.DelayAfter(Math.Max(0, missing.Count - 1)));
    }

    // Whoever finishes a review that went on behind bookmarks does not know what the earlier parts left unfinished: it looks
    // again even when the run has been overtaken meanwhile, if only to report.
    private static bool IsAnotherLookDue(ReviewContext review, DeletionCut cut, int unfinished) =>
        !review.IsLastLook
        && (cut.ContinueBehind is not null || review.Item.After is not null || (!review.IsOvertaken && unfinished > 0));

    private static ReviewAccount NextLook(ReviewAccount item, ReviewTally? tally) =>
        item with { Look = item.Look + 1, After = null, Tally = tally?.ForNextLook() };

    // Null where nobody is told: then the items carry none.
    private ReviewTally? TallyWith(ReviewContext review, DeletionCut cut, int foreign) => _telling.IsOn
        ? (review.Item.Tally ?? ReviewTally.None).With(cut.Rows, foreign, review.Item.Look, review.IsPruningPutOff)
        : null;

    private static ReviewFinish FinishOf(ReviewContext review, ReviewTally tally) => new(
        review.Item.Run,
        review.Item.Scope,
        review.Item.AdHoc,
        review.IsOvertaken ? ReviewEnd.Overtaken : ReviewEnd.Reviewed,
        review.Item.Look,
        tally);

    private async Task HandOnAsync(ReviewContext review, ReviewAccount next, TimeSpan delay)
    {
        var item = next with { Hops = next.Hops + 1 };
        await ports.Queues.SendAsync(WorkQueue.Accounts, [new OutgoingItem(item, delay)], review.Work.Cancellation);
        if (item.After is { } after) ports.Log.Bookmarked(review.Where, after, delay.TotalSeconds);
    }
}
