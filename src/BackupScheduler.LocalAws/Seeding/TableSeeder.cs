using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>Small tables and their backups. Small, because the emulator copies a table for each backup.</summary>
public sealed class TableSeeder(AwsWire wire)
{
    public async Task CreateAsync(AwsPlace place, string table, int items = 2, CancellationToken cancellation = default)
    {
        await CreateAsync(place, table, new TableShape(), cancellation);
        for (var i = 0; i < items; i++)
        {
            await PutAsync(place, table, new() { ["id"] = new JsonObject { ["S"] = $"{table}-{i}" } }, cancellation);
        }
    }

    /// <summary>An empty table of any shape.</summary>
    public Task CreateAsync(AwsPlace place, string table, TableShape shape, CancellationToken cancellation = default) =>
        CallAsync(place, "CreateTable", shape.ToCreateTable(table), cancellation);

    /// <param name="item">As DynamoDB JSON.</param>
    public Task PutAsync(AwsPlace place, string table, JsonObject item, CancellationToken cancellation = default) =>
        CallAsync(place, "PutItem", new() { ["TableName"] = table, ["Item"] = item.DeepClone() }, cancellation);

    /// <param name="key">As DynamoDB JSON.</param>
    public Task RemoveAsync(AwsPlace place, string table, JsonObject key, CancellationToken cancellation = default) =>
        CallAsync(place, "DeleteItem", new() { ["TableName"] = table, ["Key"] = key.DeepClone() }, cancellation);

    /// <summary>Switches point-in-time recovery on or off.</summary>
    public Task RecoverableAsync(AwsPlace place, string table, bool isOn = true, CancellationToken cancellation = default) =>
        CallAsync(place, "UpdateContinuousBackups", new()
        {
            ["TableName"] = table,
            ["PointInTimeRecoverySpecification"] = new JsonObject { ["PointInTimeRecoveryEnabled"] = isOn },
        }, cancellation);

    public Task TagAsync(
        AwsPlace place, string table, string key, string value, CancellationToken cancellation = default) =>
        CallAsync(place, "TagResource", new()
        {
            ["ResourceArn"] = $"arn:aws:dynamodb:{place.Region}:{place.Account}:table/{table}",
            ["Tags"] = new JsonArray(new JsonObject { ["Key"] = key, ["Value"] = value }),
        }, cancellation);

    public Task DeleteAsync(AwsPlace place, string table, CancellationToken cancellation = default) =>
        CallAsync(place, "DeleteTable", new() { ["TableName"] = table }, cancellation);

    /// <summary>Answers the new backup's ARN.</summary>
    public async Task<string> BackUpAsync(
        AwsPlace place, string table, string backupName, CancellationToken cancellation = default)
    {
        var answer = await CallAsync(place, "CreateBackup",
            new() { ["TableName"] = table, ["BackupName"] = backupName }, cancellation);
        return answer["BackupDetails"]!["BackupArn"]!.GetValue<string>();
    }

    public Task DeleteBackupAsync(AwsPlace place, string backupArn, CancellationToken cancellation = default) =>
        CallAsync(place, "DeleteBackup", new() { ["BackupArn"] = backupArn }, cancellation);

    private Task<JsonObject> CallAsync(
        AwsPlace place, string operation, JsonObject input, CancellationToken cancellation) =>
        wire.CallAsync(JsonService.DynamoDb, operation, input, place, cancellation);
}
