using BackupScheduler.Core;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Worker;

/// <summary>PruneTable: deletes what a review decided to delete, if that decision still holds and was a review's, oldest first and one by one.</summary>
internal sealed class TablePruning(FunctionSettings settings, HandlerPorts ports)
{
    private readonly string _policy = settings.PolicyFingerprint;
    private readonly RefusalGate _deletes = new(ports);
    private readonly PruneChecking _checking = new(settings, ports);

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

        var judged = await _checking.JudgeAsync(item, work);
        if (judged.Any(backup => backup.Verdict == NamedVerdict.Kept))
        {
            Refuse(item, judged, where, work);
            return;
        }

        var store = ports.Stores.Open(item.Scope);
        foreach (var backup in judged) await DoAsync(backup, store, item, where, work);
    }

    private async Task DoAsync(NamedBackup backup, IBackupStore store, PruneTable item, WorkPlace where, WorkContext work)
    {
        switch (backup.Verdict)
        {
            case NamedVerdict.Goes:
                Count(await _deletes.CallAsync(item.Scope, () => store.DeleteAsync(backup.Arn, work.Cancellation), work), backup.Arn, item, where);
                break;
            case NamedVerdict.Gone:
                Count(DeleteOutcome.AlreadyGone, backup.Arn, item, where);
                break;
            default:
                ports.Metrics.Count(Metric.Stale, 1, item.Scope);
                ports.Log.Stale(where, backup.Because);
                break;
        }
    }

    // All or nothing: whoever names one backup that retention keeps is not to be trusted with the others.
    private void Refuse(PruneTable item, IReadOnlyList<NamedBackup> judged, WorkPlace where, WorkContext work)
    {
        var kept = judged.Where(backup => backup.Verdict == NamedVerdict.Kept).ToList();
        ports.Metrics.Count(Metric.PruneRefused, kept.Count, item.Scope);
        foreach (var backup in kept) ports.Log.PruneRefused(where, Given.Show(backup.Arn), backup.Because, Given.Show(work.Message.SenderId));
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
