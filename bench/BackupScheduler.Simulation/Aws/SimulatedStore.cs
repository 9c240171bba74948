using System.Runtime.CompilerServices;
using BackupScheduler.Core.Backups;
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
                Operation.ListTables, region.Scope, new CallSubject("after", from), () => region.ListTables(from, PageSize), cancellation);
            yield return page;
            if (page.Count > 0) after = page[^1];
        }
        while (hasMore);
    }

    public async IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(
        BackupQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        int? next = query.CreatedFrom is { } from ? region.PlaceOf(from) : 0;
        while (next is { } place)
        {
            await sessions.OpenAsync(region.Scope.Account);
            (var page, next) = await wire.RetryAsync(
                Operation.ListBackups,
                region.Scope,
                new CallSubject("from", query.Table, place),
                () => region.ListBackups(query.Table, place, PageSize, time.GetUtcNow()),
                cancellation);
            yield return page;
        }
    }

    public async Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation)
    {
        await sessions.OpenAsync(region.Scope.Account);
        return await wire.CallAsync(
            Operation.CreateBackup,
            region.Scope,
            table.Value,
            () => Create(table, name),
            cancellation);
    }

    public async Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation)
    {
        await sessions.OpenAsync(region.Scope.Account);
        return await wire.RetryAsync(Operation.DeleteBackup, region.Scope, arn, () => Delete(arn), cancellation);
    }

    private CreateOutcome Create(TableName table, string name)
    {
        var outcome = region.Create(table, name, time.GetUtcNow(), wire.Draw(scenario.Latencies.Making));
        if (outcome == CreateOutcome.Created) wire.Figures.CountCreated();
        return outcome;
    }

    private DeleteOutcome Delete(string arn)
    {
        var outcome = region.Delete(arn, time.GetUtcNow());
        if (outcome == DeleteOutcome.Deleted) wire.Figures.CountDeleted();
        return outcome;
    }
}
