using System.Runtime.CompilerServices;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Aws;

/// <summary>One account and Region as a function's process sees it: what the adapter over DynamoDB does, without HTTP.</summary>
internal sealed class SimulatedStore(SimulatedRegion region, SimulatedWire wire, SimulatedSessions sessions, Scenario scenario, TimeProvider time)
    : IBackupStore
{
    private const int PageSize = 100;

    public async IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(
        TableName? after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        bool hasMore;
        do
        {
            var from = after;
            await sessions.OpenAsync(region.Scope.Account);
            (var page, hasMore) = await wire.RetryAsync(
                Operation.ListTables, region.Scope, $"after {from}", () => region.ListTables(from, PageSize), cancellation);
            yield return page;
            if (page.Count > 0) after = page[^1];
        }
        while (hasMore);
    }

    public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(
        BackupQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var list = query.Table is { } table ? region.BackupsOf(table) ?? new BackupList() : region.All;
        int? next = query.CreatedFrom is { } from ? list.PlaceOf(from) : 0;
        while (next is { } place)
        {
            await sessions.OpenAsync(region.Scope.Account);
            (var page, next) = await wire.RetryAsync(
                Operation.ListBackups, region.Scope, $"{query.Table} from {place}", () => list.Read(place, PageSize), cancellation);
            var now = time.GetUtcNow();
            yield return [.. page.Select(held => held.SeenAt(now))];
        }
    }

    public async Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation)
    {
        await sessions.OpenAsync(region.Scope.Account);
        return await wire.CallAsync(
            Operation.CreateBackup,
            region.Scope,
            table.Value,
            () => region.Create(table, name, time.GetUtcNow(), wire.Draw(scenario.Latencies.Making)),
            cancellation);
    }

    public async Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation)
    {
        await sessions.OpenAsync(region.Scope.Account);
        return await wire.RetryAsync(Operation.DeleteBackup, region.Scope, arn, () => Delete(arn), cancellation);
    }

    private DeleteOutcome Delete(string arn)
    {
        if (region.Find(arn) is not { } held) return DeleteOutcome.AlreadyGone;
        if (!held.IsReadyAt(time.GetUtcNow()))
            throw new ServiceFailureException(FailureKind.Transient, "BackupInUseException", "the backup is being made");
        region.Delete(held);
        return DeleteOutcome.Deleted;
    }
}
