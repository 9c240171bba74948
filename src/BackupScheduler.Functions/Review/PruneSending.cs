using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Review;

/// <summary>Sends PruneTable items at AWS's rate of deletions, counted in ARNs.</summary>
internal sealed class PruneSending(FunctionSettings settings, HandlerPorts ports)
{
    private readonly Pacing _pacing = new(settings.Limits.DeleteRate);
    private readonly string _policy = settings.PolicyFingerprint;

    /// <summary>Sends all, with the reasons in the log; the delay of the last one.</summary>
    public async Task<TimeSpan> SendAsync(ReviewContext review, IReadOnlyList<TableReview> rows)
    {
        var items = new List<OutgoingItem>();
        var sent = 0;
        var delay = TimeSpan.Zero;
        foreach (var row in rows)
        {
            foreach (var chunk in row.Deletions.Chunk(PruneTable.MaxBackups))
            {
                delay = Pacing.Cut(_pacing.DelayAfter(sent));
                items.Add(new OutgoingItem(ToItem(review, row, [.. chunk.Select(d => d.Backup.Arn)], delay), delay));
                sent += chunk.Length;
                foreach (var decision in chunk)
                    ports.Log.Deciding(
                        review.Where with { Table = row.Table.Value }, decision.Backup.Arn, new RetentionReasons(decision));
            }
        }

        await ports.Queues.SendAsync(WorkQueue.Tables, items, review.Work.Cancellation);
        return delay;
    }

    private PruneTable ToItem(ReviewContext review, TableReview row, IReadOnlyList<string> backups, TimeSpan delay) => new()
    {
        Version = WorkItem.CurrentVersion,
        Run = review.Item.Run,
        Account = review.Item.Account,
        Region = review.Item.Region,
        Table = row.Table,
        Backups = backups,
        Due = review.Work.Now + delay,
        Policy = _policy,
    };
}
