using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Review;

/// <summary>
/// Sends the copies that follow a run's first look: five minutes after the run DynamoDB can export up to its time. Whether a backup
/// succeeded does not matter to them: one that fails must not take the other along.
/// </summary>
internal sealed class CopySending(FunctionSettings settings, HandlerPorts ports)
{
    private readonly Pacing _pacing = new(settings.Limits.CopyRate);

    /// <summary>Sends one CopyTable for each selected table of this part of the look, and what confirms them.</summary>
    public async Task SendAsync(ReviewContext review, IReadOnlyList<TableReview> rows)
    {
        if (settings.Copies is not { } rules || review.Item.Look != 1 || review.IsOvertaken) return;
        var tables = rows.Where(row => row is { IsListed: true, State: not (null or TableState.Superseded) }).Select(row => row.Table).ToList();
        if (tables.Count == 0) return;
        if (review.Item.Account == rules.Vault.Account)
        {
            ports.Metrics.Count(Metric.NotCopied, tables.Count, review.Item.Scope);
            ports.Log.NotCopied(review.Where, "the vault's own tables are not copied into it");
            return;
        }

        await ports.Queues.SendAsync(
            WorkQueue.Tables,
            [.. tables.Select((table, i) => new OutgoingItem(CopyTable.Of(review.Item, table), Pacing.Cut(_pacing.DelayAfter(i))))],
            review.Work.Cancellation);
        var confirming = Pacing.Cut(_pacing.DelayAfter(tables.Count - 1) + settings.Limits.ConfirmDelay);
        await ports.Queues.SendAsync(WorkQueue.Tables, [new OutgoingItem(ConfirmCopies.Of(review.Item), confirming)], review.Work.Cancellation);
    }
}
