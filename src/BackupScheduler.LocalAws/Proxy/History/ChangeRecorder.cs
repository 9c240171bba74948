using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>Keeps what writes do to tables with point-in-time recovery, which the emulator forgets. It stands next to the emulator: a repeated call is two writes.</summary>
internal sealed class ChangeRecorder(EmulatedTables tables, RecoveryBook recovery, TableLogs logs, TimeProvider time) : IProxyBehaviour
{
    public async Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        var written = new List<RecordedItem>();
        foreach (var group in WrittenItem.In(call).GroupBy(item => TableKey.Of(call, item.Table)))
        {
            if (await RecordedAsync(group.Key) is { } table)
            {
                written.AddRange(group.Select(item => new RecordedItem(table, table.KeyOf(item.Item))));
            }
        }

        await (written.Count == 0 ? next() : RecordAsync(written, next, null));
    }

    /// <param name="at">When the write is said to have happened; null is now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has been written later than that.</exception>
    public async Task RecordAsync(IReadOnlyList<RecordedItem> written, Func<Task> write, DateTimeOffset? at)
    {
        using var held = await logs.EnterAsync(written.Select(item => item.Table.Key).Distinct());
        if (at is { } stated && written.Any(item => logs.LogOf(item.Table).Latest > ChangeLog.MicrosOf(stated)))
        {
            throw new ArgumentOutOfRangeException(nameof(at), stated, "The table has been written later than that.");
        }

        var before = await ImagesAsync(written);
        await write();
        var after = await ImagesAsync(written);
        var micros = ChangeLog.MicrosOf(at ?? time.GetUtcNow());
        foreach (var (item, old) in before.Where(image => image.Value != after[image.Key]))
        {
            logs.LogOf(item.Table).Add(new ItemChange(micros, item.Key, old, after[item]));
        }
    }

    private async Task<Dictionary<RecordedItem, string?>> ImagesAsync(IEnumerable<RecordedItem> written)
    {
        var images = new Dictionary<RecordedItem, string?>();
        foreach (var item in written.Distinct())
        {
            images[item] = await tables.ItemAsync(item.Table, item.Key);
        }

        return images;
    }

    /// <summary>Null when the table has no recovery, or when the emulator does not tell: then it refuses the write as well, or enforces IAM.</summary>
    private async Task<TableFacts?> RecordedAsync(TableKey table)
    {
        try
        {
            return await recovery.WindowAsync(table) is null ? null : await tables.FindAsync(table);
        }
        catch (AwsWireException)
        {
            return null;
        }
    }
}

/// <summary>An item by its table and key. Tables are compared by identity: one look at them serves one call.</summary>
internal sealed record RecordedItem(TableFacts Table, string Key);
