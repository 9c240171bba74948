using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>
/// Writes at stated times, for a demo or a test that has a real clock but no hours: what it writes here looks to exports as if it
/// had been written then. Times of one table may not go back.
/// </summary>
public sealed class TableHistory
{
    private readonly EmulatedTables _tables;
    private readonly RecoveryBook _recovery;
    private readonly ChangeRecorder _recorder;

    internal TableHistory(EmulatedTables tables, RecoveryBook recovery, ChangeRecorder recorder) =>
        (_tables, _recovery, _recorder) = (tables, recovery, recorder);

    /// <summary>Switches point-in-time recovery on, since then.</summary>
    public Task SwitchOnAsync(AwsPlace place, string table, DateTimeOffset since) =>
        _recovery.SwitchOnAsync(new TableKey(place, table), since);

    /// <param name="item">As DynamoDB JSON.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has been written later than that.</exception>
    public Task PutAsync(AwsPlace place, string table, JsonObject item, DateTimeOffset at) =>
        WriteAsync(place, table, "PutItem", "Item", item, at);

    /// <param name="key">As DynamoDB JSON.</param>
    /// <exception cref="ArgumentOutOfRangeException">The table has been written later than that.</exception>
    public Task DeleteAsync(AwsPlace place, string table, JsonObject key, DateTimeOffset at) =>
        WriteAsync(place, table, "DeleteItem", "Key", key, at);

    private async Task WriteAsync(AwsPlace place, string table, string operation, string name, JsonObject item, DateTimeOffset at)
    {
        var facts = await _tables.FindAsync(new TableKey(place, table)) ?? throw new ArgumentException($"There is no table {table} in {place}.", nameof(table));
        await _recorder.RecordAsync(
            [new RecordedItem(facts, facts.KeyOf(item))],
            () => _tables.CallAsync(place, operation, new() { ["TableName"] = table, [name] = item.DeepClone() }), at);
    }
}
