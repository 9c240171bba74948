using BackupScheduler.Core;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Worker;

/// <summary>PruneTable: deletes what a review decided to delete, if that decision still holds, oldest first and one by one.</summary>
internal sealed class TablePruning(FunctionSettings settings, HandlerPorts ports)
{
    private readonly string _policy = settings.PolicyFingerprint;
    private readonly RefusalGate _deletes = new(ports);

    public async Task RunAsync(PruneTable item, WorkContext work)
    {
        var where = WorkPlace.Of(item);
        CheckArns(item);
        CheckDue(item, work.Now);
        if (StaleBecause(item, work.Now) is { } reason)
        {
            ports.Metrics.Count(Metric.Stale, item.Backups.Count, item.Scope);
            ports.Log.Stale(where, reason);
            return;
        }

        var store = ports.Stores.Open(item.Scope);
        foreach (var arn in item.Backups)
        {
            var outcome = await _deletes.CallAsync(item.Scope, () => store.DeleteAsync(arn, work.Cancellation), work);
            Count(outcome, arn, item, where);
        }
    }

    // Queues are untrusted: an item must not reach beyond the account, Region and table that it states.
    private static void CheckArns(PruneTable item)
    {
        foreach (var text in item.Backups)
        {
            if (BackupArn.Parse(text) is { } arn && arn.Scope == item.Scope && arn.Table == item.Table) continue;
            throw new ServiceFailureException(
                FailureKind.Malformed,
                "MalformedItem",
                $"backups: given {Given.Show(text)}, accepted are ARNs of backups of {item.Scope}/{item.Table}");
        }
    }

    // No review sends an item that is due later than the queue's longest delay; clocks may differ a little.
    private static void CheckDue(PruneTable item, DateTimeOffset now)
    {
        if (item.Due - now > Pacing.LongestDelay + BackupQuery.ClockDifference)
            throw new ServiceFailureException(
                FailureKind.Malformed, "MalformedItem", $"due: given {item.Due:u}, accepted is at most {Pacing.LongestDelay.TotalMinutes:0} minutes from now");
    }

    private string? StaleBecause(PruneTable item, DateTimeOffset now)
    {
        if (item.Policy != _policy) return "decided under another retention policy or name prefix";
        var late = now - item.Due;
        return late > settings.Limits.PruneTimeToLive ? $"{late.TotalMinutes:0} minutes after it was due" : null;
    }

    private void Count(DeleteOutcome outcome, string arn, PruneTable item, WorkPlace where)
    {
        var isDeleted = outcome == DeleteOutcome.Deleted;
        ports.Metrics.Count(isDeleted ? Metric.Pruned : Metric.AlreadyPruned, 1, item.Scope);
        if (isDeleted) ports.Log.Pruned(where, arn);
        else ports.Log.AlreadyPruned(where, arn);
    }
}
