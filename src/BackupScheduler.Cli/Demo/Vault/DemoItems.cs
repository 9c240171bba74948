using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>The items of the table that is lost and restored: every type that DynamoDB has, and what a window must bring along.</summary>
internal static class DemoItems
{
    /// <summary>Before the first run: one item of every type, and one for each way in which a window can change it.</summary>
    public static async Task FillAsync(AwsWire service, AwsPlace place, string table, CancellationToken cancellation)
    {
        var seeder = new TableSeeder(service);
        await seeder.PutAsync(place, table, EveryType("every-type", "1.50"), cancellation);
        foreach (var id in new[] { "to-be-replaced", "to-be-updated", "to-be-deleted", "to-stay" })
            await seeder.PutAsync(place, table, new JsonObject { ["id"] = Text(id), ["state"] = Text("first"), ["version"] = Number("1") }, cancellation);
    }

    /// <summary>After the first run: an item that is new, one that is replaced, one updated, one deleted, and one that came and went.</summary>
    public static async Task ChangeAsync(AwsWire service, AwsPlace place, string table, CancellationToken cancellation)
    {
        var seeder = new TableSeeder(service);
        await seeder.PutAsync(place, table, EveryType("new", "-0.0012300e3"), cancellation);
        await seeder.PutAsync(place, table, new JsonObject { ["id"] = Text("to-be-replaced"), ["other"] = Text("second") }, cancellation);
        await service.CallAsync(JsonService.DynamoDb, "UpdateItem", Update(table), place, cancellation);
        await seeder.RemoveAsync(place, table, Key("to-be-deleted"), cancellation);
        await seeder.PutAsync(place, table, Key("came-and-went"), cancellation);
        await seeder.RemoveAsync(place, table, Key("came-and-went"), cancellation);
    }

    public static JsonObject Key(string id) => new() { ["id"] = Text(id) };

    private static JsonObject Update(string table) => new()
    {
        ["TableName"] = table,
        ["Key"] = Key("to-be-updated"),
        ["UpdateExpression"] = "SET version = version + :one, #s = :state",
        ["ExpressionAttributeNames"] = new JsonObject { ["#s"] = "state" },
        ["ExpressionAttributeValues"] = new JsonObject { [":one"] = Number("1"), [":state"] = Text("second") },
    };

    private static JsonObject EveryType(string id, string number) => new()
    {
        ["id"] = Text(id),
        ["text"] = Text("Zoë's “order”, 漢字"),
        ["number"] = Number(number),
        ["long"] = Number("12345678901234567890123456789012345678"),
        ["bytes"] = new JsonObject { ["B"] = "AAEC/w==" },
        ["truth"] = new JsonObject { ["BOOL"] = true },
        ["nothing"] = new JsonObject { ["NULL"] = true },
        ["list"] = new JsonObject { ["L"] = new JsonArray(Text("one"), Number("2"), new JsonObject { ["L"] = new JsonArray() }) },
        ["map"] = new JsonObject { ["M"] = new JsonObject { ["inner"] = new JsonObject { ["M"] = new JsonObject { ["deep"] = Number("3") } }, ["empty"] = Text("") } },
        ["texts"] = new JsonObject { ["SS"] = new JsonArray("b", "a") },
        ["numbers"] = new JsonObject { ["NS"] = new JsonArray("10", "2", "-3.5") },
        ["binaries"] = new JsonObject { ["BS"] = new JsonArray("AQ==", "AA==") },
    };

    private static JsonObject Text(string value) => new() { ["S"] = value };

    private static JsonObject Number(string value) => new() { ["N"] = value };
}
