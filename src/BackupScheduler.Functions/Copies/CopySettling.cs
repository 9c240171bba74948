using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Copies;

/// <summary>Writes down what became of an export. Nothing counts before the vault has taken the record.</summary>
internal sealed class CopySettling(HandlerPorts ports)
{
    /// <summary>Settles an export of ours that the catalogue does not call ended yet; one under way is written down as begun.</summary>
    /// <param name="export">The export, as DynamoDB describes it now.</param>
    /// <param name="catalogue">The catalogue of its table.</param>
    /// <param name="item">The item that led here: its run counts where no record tells of another.</param>
    /// <param name="exports">The account's exports.</param>
    /// <param name="cancellation">Ends every call.</param>
    public async Task SettleAsync(TableExport export, CopyCatalogue catalogue, ScopedWorkItem item, ITableExports exports, CancellationToken cancellation)
    {
        var copy = new TableCopy(export.Arn.Id, export.From, export.To);
        var where = WorkPlace.Of(item) with { Table = catalogue.Prefix.Table.Value };
        var begun = await catalogue.FindBegunAsync(copy, (key, reason) => ports.Log.CopyRecordUnreadable(where, key, reason), cancellation);
        var table = begun is null ? await DescribeAsync(catalogue.Prefix, exports, cancellation) : begun.Table;
        var run = begun?.Run ?? item.Run;
        if (begun is null) await catalogue.BeginAsync(copy, run, table, cancellation);
        if (export.Status == ExportStatus.Completed) await ConfirmAsync(export, copy, run, table, catalogue, where, cancellation);
        else if (export.Status == ExportStatus.Failed) await FailAsync(CopyFailure.Of(export), copy, run, catalogue, where, cancellation);
    }

    private async Task ConfirmAsync(
        TableExport export, TableCopy copy, RunId run, TableDescription? table, CopyCatalogue catalogue, WorkPlace where, CancellationToken cancellation)
    {
        var record = new CatalogueRecord(catalogue.Prefix, copy, CopyState.Confirmed, run)
        {
            Table = table,
            Items = export.Items,
            BilledBytes = export.BilledBytes,
            ManifestKey = export.ManifestKey ?? $"{catalogue.Prefix.ExportOf(copy.ExportId)}manifest-summary.json",
            EndedAt = export.EndedAt,
        };
        await catalogue.EndAsync(record, cancellation);
        ports.Metrics.Count(Metric.CopiesConfirmed, 1, catalogue.Prefix.Scope);
        ports.Log.CopyConfirmed(where, copy.ExportId, Span(copy), export.Items ?? 0);
    }

    /// <summary>Gives up a copy that was begun, whose export DynamoDB does not know: it would count as under way for ever, and nothing would take its place.</summary>
    public async Task GiveUpAsync(TableCopy copy, CopyCatalogue catalogue, ScopedWorkItem item, CancellationToken cancellation)
    {
        var where = WorkPlace.Of(item) with { Table = catalogue.Prefix.Table.Value };
        var begun = await catalogue.FindBegunAsync(copy, (key, reason) => ports.Log.CopyRecordUnreadable(where, key, reason), cancellation);
        await FailAsync(CopyFailure.NotFound, copy, begun?.Run ?? item.Run, catalogue, where, cancellation);
    }

    // The letter first: a crash before the record gives a second letter, the other order would give none.
    private async Task FailAsync(CopyFailure failure, TableCopy copy, RunId run, CopyCatalogue catalogue, WorkPlace where, CancellationToken cancellation)
    {
        var prefix = catalogue.Prefix;
        var message = $"export {copy.ExportId} ({Span(copy)}): {failure.Message}";
        var again = new CopyTable
        {
            Version = WorkItem.CurrentVersion,
            Run = run,
            Account = prefix.Scope.Account,
            Region = prefix.Scope.Region,
            Table = prefix.Table,
        };
        await ports.Queues.SendDeadLetterAsync(
            new DeadLetter(WorkItemJson.Write(again), failure.Code, message, ports.Time.GetUtcNow(), nameof(FunctionName.Worker), WorkQueue.Tables, again), cancellation);
        ports.Metrics.Count(Metric.DeadLettered, 1, prefix.Scope);
        await catalogue.EndAsync(new CatalogueRecord(prefix, copy, CopyState.Failed, run) { EndedAt = failure.At, Failure = $"{failure.Code}: {message}" }, cancellation);
        ports.Metrics.Count(Metric.CopiesFailed, 1, prefix.Scope);
        ports.Log.CopyFailed(where, failure.Code, message);
    }

    // Only as it is now, and only if it is still the same table.
    private static async Task<TableDescription?> DescribeAsync(VaultPrefix prefix, ITableExports exports, CancellationToken cancellation) =>
        await exports.DescribeAsync(prefix.Table, cancellation) is { } table && table.TableId == prefix.TableId ? table : null;

    /// <summary>What a copy holds, in a phrase.</summary>
    public static string Span(TableCopy copy) => copy.From is { } from ? $"window from {from:u} to {copy.To:u}" : $"full copy as of {copy.To:u}";
}
