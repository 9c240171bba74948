using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Review;

/// <summary>Tells what a look saw. What is missing at the last look is a dead letter too: redriving it reviews the run again.</summary>
internal sealed class ReviewReport(HandlerPorts ports)
{
    private const int MostTablesNamed = 10;

    // Each table is counted once: while another look is due, that one will count it.
    public async Task WriteAsync(ReviewContext review, IReadOnlyList<TableReview> rows, int foreign, bool isAnotherLookDue)
    {
        var counts = rows.Where(row => row.State is not null).CountBy(row => row.State!.Value).ToDictionary();
        int Count(TableState state) => counts.GetValueOrDefault(state);
        ports.Log.Reviewed(
            review.Where, review.Item.Look, Count(TableState.Verified), Count(TableState.Creating), Count(TableState.Missing),
            Count(TableState.Superseded), rows.Sum(row => row.Deletions.Count), rows.Sum(row => row.Kept), rows.Sum(row => row.Braked), foreign);
        if (review.Item.Look == 1) CountRetention(review, rows, foreign);
        if (isAnotherLookDue) return;

        var unfinished = rows.Where(row => row.State is TableState.Missing or TableState.Creating).ToList();
        var scope = review.Item.Scope;
        ports.Metrics.Count(Metric.Verified, Count(TableState.Verified), scope);
        ports.Metrics.Count(Metric.Superseded, Count(TableState.Superseded), scope);
        ports.Metrics.Count(Metric.Missing, unfinished.Count, scope);
        if (review.IsOvertaken)
            ports.Log.ReviewedTooLate(review.Where, Count(TableState.Verified), unfinished.Count);
        else if (unfinished.Count > 0)
            await SendLetterAsync(review, unfinished);
    }

    private void CountRetention(ReviewContext review, IReadOnlyList<TableReview> rows, int foreign)
    {
        var braked = rows.Sum(row => row.Braked);
        ports.Metrics.Count(Metric.Kept, rows.Sum(row => row.Kept), review.Item.Scope);
        ports.Metrics.Count(Metric.Foreign, foreign, review.Item.Scope);
        ports.Metrics.Count(Metric.Braked, braked, review.Item.Scope);
        if (braked > 0) ports.Log.BrakeBit(review.Where, braked);
    }

    private async Task SendLetterAsync(ReviewContext review, List<TableReview> unfinished)
    {
        var names = string.Join(", ", unfinished.Take(MostTablesNamed).Select(row => $"{row.Table} ({row.State})"));
        if (unfinished.Count > MostTablesNamed) names += ", ...";
        ports.Log.BackupsMissing(review.Where, unfinished.Count, RunReview.MaxLooks, names);
        await ports.Queues.SendDeadLetterAsync(
            new DeadLetter(
                WorkItemJson.Write(review.Item with { Look = 1, After = null, Hops = 0, Prune = false, Tally = null }),
                "BackupsMissing",
                $"{unfinished.Count} tables have no AVAILABLE backup of the run after {RunReview.MaxLooks} looks: {names}",
                ports.Time.GetUtcNow(),
                nameof(FunctionName.ScheduleTables),
                WorkQueue.Accounts,
                review.Item),
            review.Work.Cancellation);
        ports.Metrics.Count(Metric.DeadLettered, 1, review.Item.Scope);
    }
}
