using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Copies;

/// <summary>
/// ConfirmCopies: what became of the exports of an account and Region. It comes again while any is under way, and for some looks after
/// the run in any case, since a copy that had to wait may begin late.
/// </summary>
internal sealed class CopyFollowing(FunctionSettings settings, HandlerPorts ports)
{
    private const int FewestLooks = 4;

    // An export's id tells when it was begun by DynamoDB's clock.
    private static readonly TimeSpan s_clocksDiffer = TimeSpan.FromMinutes(15);

    private readonly CopySettling _settling = new(ports);

    public async Task RunAsync(ConfirmCopies item, WorkContext work)
    {
        var where = WorkPlace.Of(item);
        if (Supersession.ByAge(settings.Schedule, item.Run, work.Now) is { } overtaken)
        {
            ports.Metrics.Count(Metric.Superseded, 1, item.Scope);
            ports.Log.CopySuperseded(where, overtaken);
            return;
        }

        var (rules, copies) = CopyGuard.Check(item, settings, ports);
        var exports = copies.Exports.Open(item.Scope);
        var tables = new ScopeCatalogues(copies.Vaults.Open(item.Account), rules.Vault, item.Scope);
        var isFollowing = item.Following;
        var after = item.After;
        do
        {
            var page = await exports.ListAsync(table: null, after, work.Cancellation);
            foreach (var listed in page.Exports) isFollowing |= await SettleAsync(listed, item, exports, tables, work);
            after = page.Next;
            if (after is not null && work.Invocation.IsEnding)
            {
                await SendOnAsync(item with { After = after, Following = isFollowing }, TimeSpan.Zero, isFollowing, work);
                return;
            }
        }
        while (after is not null);
        await EndAsync(item, isFollowing, work);
    }

    /// <summary>Whether the export is one to follow.</summary>
    private async Task<bool> SettleAsync(ExportSummary listed, ConfirmCopies item, ITableExports exports, ScopeCatalogues tables, WorkContext work)
    {
        var isUnderWay = listed.Status is ExportStatus.InProgress or ExportStatus.Unknown;
        if (!isUnderWay && listed.Arn.StartedAt < item.Run.Time - s_clocksDiffer) return false;
        if (await exports.FindAsync(listed.Arn, work.Cancellation) is not { } export) return false;
        if (await tables.FindAsync(export, work.Cancellation) is not { } catalogue) return false;
        if (catalogue.StateOf(listed.Arn.Id) is CopyState.Confirmed or CopyState.Failed) return false;
        if (catalogue.StateOf(listed.Arn.Id) is null || export.Status is ExportStatus.Completed or ExportStatus.Failed)
            await _settling.SettleAsync(export, catalogue, item, exports, work.Cancellation);
        return export.Status is ExportStatus.InProgress or ExportStatus.Unknown;
    }

    private async Task EndAsync(ConfirmCopies item, bool isFollowing, WorkContext work)
    {
        if (isFollowing || work.Now - item.Run.Time < settings.Limits.ConfirmDelay * FewestLooks)
            await SendOnAsync(item with { After = null, Following = false }, settings.Limits.ConfirmDelay, isFollowing, work);
    }

    private async Task SendOnAsync(ConfirmCopies next, TimeSpan delay, bool isFollowing, WorkContext work)
    {
        if (next.Hops < WorkItem.MaxHops)
        {
            await ports.Queues.SendAsync(WorkQueue.Tables, [new OutgoingItem(next with { Hops = next.Hops + 1 }, delay)], work.Cancellation);
            return;
        }

        if (isFollowing || next.After is not null) await GiveUpAsync(next, work.Cancellation);
    }

    // No silence: whoever puts the letter back has the looks begin anew.
    private async Task GiveUpAsync(ConfirmCopies next, CancellationToken cancellation)
    {
        var anew = next with { Hops = 0, After = null, Following = false };
        var message = $"exports are still under way after {WorkItem.MaxHops} looks: the next run goes on with them";
        await ports.Queues.SendDeadLetterAsync(
            new DeadLetter(WorkItemJson.Write(anew), "CopiesUnfinished", message, ports.Time.GetUtcNow(), nameof(FunctionName.Worker), WorkQueue.Tables, anew), cancellation);
        ports.Metrics.Count(Metric.DeadLettered, 1, next.Scope);
        ports.Log.CopyFailed(WorkPlace.Of(next), "CopiesUnfinished", message);
    }
}
