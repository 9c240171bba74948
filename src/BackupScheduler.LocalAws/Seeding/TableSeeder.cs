using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>Small tables and their backups. Small, because the emulator copies a table for each backup.</summary>
public sealed class TableSeeder(AwsWire wire)
{
    public async Task CreateAsync(AwsPlace place, string table, int items = 2, CancellationToken cancellation = default)
    {
        await CallAsync(place, "CreateTable", new()
        {
            ["TableName"] = table,
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["KeyType"] = "HASH" }),
            ["AttributeDefinitions"] = new JsonArray(new JsonObject { ["AttributeName"] = "id", ["AttributeType"] = "S" }),
        }, cancellation);
        for (var i = 0; i < items; i++)
        {
            await CallAsync(place, "PutItem", new()
            {
                ["TableName"] = table,
                ["Item"] = new JsonObject { ["id"] = new JsonObject { ["S"] = $"{table}-{i}" } },
            }, cancellation);
        }
    }

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
