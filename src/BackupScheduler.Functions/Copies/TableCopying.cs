using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Copies;

/// <summary>CopyTable: looks what copies the table has, decides, and begins the exports that bring them up to the run's time.</summary>
internal sealed class TableCopying(FunctionSettings settings, HandlerPorts ports)
{
    // An export without a record that is older was found by the run that left it so, or by the next one.
    private static readonly TimeSpan s_longestUnwritten = TimeSpan.FromDays(2);

    // DynamoDB may take a while to tell of a new export, not a day.
    private static readonly TimeSpan s_longestUnseen = TimeSpan.FromDays(1);

    private readonly CopySettling _settling = new(ports);

    public async Task RunAsync(CopyTable item, WorkContext work)
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
        if (await exports.FindRecoveryAsync(item.Table, work.Cancellation) is not { } recovery || await exports.DescribeAsync(item.Table, work.Cancellation) is not { } table)
        {
            ports.Metrics.Count(Metric.TableGone, 1, item.Scope);
            ports.Log.TableGone(where);
            return;
        }

        var vault = copies.Vaults.Open(item.Account);
        var catalogue = await CopyCatalogue.ReadAsync(vault, CopyGuard.PrefixOf(item.Scope, item.Table, table.TableId), work.Cancellation);
        await LookAsync(item, catalogue, exports, rules, work);
        var facts = new CopyFacts(item.Run, recovery, catalogue.Listing.In(CopyState.Begun, CopyState.Confirmed), catalogue.Listing.In(CopyState.Failed));
        await DoAsync(CopyPlanning.Decide(facts, rules), new Copying(item, where, rules, exports, catalogue, table, facts), work.Cancellation);
    }

    // What was begun and is not among the newest is asked for by its own name: others may make many exports of the same table.
    private async Task LookAsync(CopyTable item, CopyCatalogue catalogue, ITableExports exports, CopyRules rules, WorkContext work)
    {
        var page = await exports.ListAsync(item.Table, after: null, work.Cancellation);
        var begun = catalogue.Listing.In(CopyState.Begun).ToDictionary(copy => copy.ExportId);
        foreach (var listed in page.Exports)
        {
            var isBegun = begun.Remove(listed.Arn.Id);
            if (isBegun ? listed.Status == ExportStatus.InProgress : catalogue.StateOf(listed.Arn.Id) is not null || listed.Arn.StartedAt < work.Now - s_longestUnwritten) continue;
            await SettleAsync(listed.Arn, item, catalogue, exports, rules, work.Cancellation);
        }

        foreach (var (id, copy) in begun)
        {
            var arn = new ExportArn(new TableArn(item.Scope, item.Table), id);
            if (await SettleAsync(arn, item, catalogue, exports, rules, work.Cancellation) || work.Now - (arn.StartedAt ?? copy.To) < s_longestUnseen) continue;
            await _settling.GiveUpAsync(copy, catalogue, item, work.Cancellation);
        }
    }

    // False where DynamoDB knows no such export.
    private async Task<bool> SettleAsync(
        ExportArn arn, CopyTable item, CopyCatalogue catalogue, ITableExports exports, CopyRules rules, CancellationToken cancellation)
    {
        if (await exports.FindAsync(arn, cancellation) is not { } export) return false;
        if (export.Bucket == rules.Vault.Bucket && export.Prefix == catalogue.Prefix.ToString())
            await _settling.SettleAsync(export, catalogue, item, exports, cancellation);
        return true;
    }

    private async Task DoAsync(CopyDecision decision, Copying copying, CancellationToken cancellation)
    {
        switch (decision)
        {
            case CopyDecision.Begin begin:
                foreach (var planned in begin.Exports)
                    if (!await BeginAsync(planned, begin.Reason, copying, cancellation)) break;
                break;
            case CopyDecision.EnableRecovery enable:
                await EnableAsync(enable.Reason, copying, cancellation);
                break;
            case CopyDecision.Wait wait:
                throw new ServiceFailureException(FailureKind.Transient, "NotExportableYet", wait.Reason);
            case CopyDecision.NotCopied:
                ports.Metrics.Count(Metric.NotCopied, 1, copying.Item.Scope);
                ports.Log.NotCopied(copying.Where, decision.Reason);
                break;
            case CopyDecision.Nothing:
                ports.Metrics.Count(Metric.AlreadyCopied, 1, copying.Item.Scope);
                ports.Log.NothingToCopy(copying.Where, decision.Reason);
                break;
            default:
                throw new InvalidOperationException($"no such decision: {decision.GetType().Name}");
        }
    }

    // False when the table is gone.
    private async Task<bool> BeginAsync(PlannedExport planned, string reason, Copying copying, CancellationToken cancellation)
    {
        var (vault, prefix) = (copying.Rules.Vault, copying.Catalogue.Prefix);
        var failed = copying.Facts.Failed.Count(copy => copy.From == planned.From && copy.To == planned.To);
        var request = new ExportRequest(
            new TableArn(prefix.Scope, prefix.Table), planned.From, planned.To, vault.Bucket, vault.Account, prefix.ToString(), vault.KeyArn, CopyToken.Of(prefix, planned, failed));
        if (await copying.Exports.BeginAsync(request, cancellation) is not { } export)
        {
            ports.Metrics.Count(Metric.TableGone, 1, prefix.Scope);
            ports.Log.TableGone(copying.Where);
            return false;
        }

        var copy = new TableCopy(export.Id, planned.From, planned.To);
        await copying.Catalogue.BeginAsync(copy, copying.Item.Run, copying.Table, cancellation);
        ports.Metrics.Count(Metric.CopiesBegun, 1, prefix.Scope);
        ports.Log.CopyBegun(copying.Where, export.Id, CopySettling.Span(copy), reason);
        return true;
    }

    // Its history begins now: the copy follows when the item comes again.
    private async Task EnableAsync(string reason, Copying copying, CancellationToken cancellation)
    {
        if (!await copying.Exports.EnableRecoveryAsync(copying.Item.Table, cancellation))
        {
            ports.Metrics.Count(Metric.TableGone, 1, copying.Item.Scope);
            ports.Log.TableGone(copying.Where);
            return;
        }

        ports.Metrics.Count(Metric.RecoveryEnabled, 1, copying.Item.Scope);
        ports.Log.RecoveryEnabled(copying.Where, reason);
        throw new ServiceFailureException(FailureKind.Transient, "RecoverySwitchedOn", "point-in-time recovery has just been switched on: the copy follows");
    }

    private sealed record Copying(
        CopyTable Item, WorkPlace Where, CopyRules Rules, ITableExports Exports, CopyCatalogue Catalogue, TableDescription Table, CopyFacts Facts);
}
