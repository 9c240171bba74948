using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.Restores;

/// <summary>The CreateTable that makes a table like the one described, but for what a restore says otherwise.</summary>
internal static class TableTemplate
{
    /// <summary>`PROVISIONED` or `PAY_PER_REQUEST`. The emulator keeps it of no backup, but only a table on demand has no units.</summary>
    public static string BillingMode(JsonObject source, JsonObject restore) =>
        (string?)restore["BillingModeOverride"]
        ?? (source["ProvisionedThroughput"]?["ReadCapacityUnits"]?.GetValue<long>() is > 0 ? "PROVISIONED" : "PAY_PER_REQUEST");

    public static JsonObject Of(string name, JsonObject source, JsonObject restore)
    {
        var isProvisioned = BillingMode(source, restore) == "PROVISIONED";
        var table = new JsonObject
        {
            ["TableName"] = name,
            ["KeySchema"] = source["KeySchema"]!.DeepClone(),
            ["BillingMode"] = BillingMode(source, restore),
        };
        AddIndexes(table, "LocalSecondaryIndexes", restore["LocalSecondaryIndexOverride"] ?? source["LocalSecondaryIndexes"], false);
        AddIndexes(table, "GlobalSecondaryIndexes", restore["GlobalSecondaryIndexOverride"] ?? source["GlobalSecondaryIndexes"], isProvisioned);
        AddThroughput(table, restore["ProvisionedThroughputOverride"] ?? source["ProvisionedThroughput"], isProvisioned);
        if (restore["SSESpecificationOverride"] is { } encryption)
        {
            table["SSESpecification"] = encryption.DeepClone();
        }

        table["AttributeDefinitions"] = Used(table, source["AttributeDefinitions"]!.AsArray());
        return table;
    }

    /// <summary>The units alone: a description tells more.</summary>
    public static void AddThroughput(JsonObject table, JsonNode? throughput, bool isProvisioned)
    {
        if (isProvisioned && throughput is not null)
        {
            table["ProvisionedThroughput"] = new JsonObject
            {
                ["ReadCapacityUnits"] = throughput["ReadCapacityUnits"]?.DeepClone(),
                ["WriteCapacityUnits"] = throughput["WriteCapacityUnits"]?.DeepClone(),
            };
        }
    }

    private static void AddIndexes(JsonObject table, string name, JsonNode? indexes, bool isProvisioned)
    {
        if (indexes is JsonArray { Count: > 0 } list)
        {
            table[name] = new JsonArray([.. list.Select(index => Index(index!, isProvisioned))]);
        }
    }

    private static JsonObject Index(JsonNode source, bool isProvisioned)
    {
        var index = new JsonObject
        {
            ["IndexName"] = source["IndexName"]!.DeepClone(),
            ["KeySchema"] = source["KeySchema"]!.DeepClone(),
            ["Projection"] = source["Projection"]!.DeepClone(),
        };
        AddThroughput(index, source["ProvisionedThroughput"], isProvisioned);
        return index;
    }

    /// <summary>An attribute that is no key of anything may not be defined, and an override may have left its index out.</summary>
    private static JsonArray Used(JsonObject table, JsonArray definitions)
    {
        var schemas = ((JsonNode?[])[table["GlobalSecondaryIndexes"], table["LocalSecondaryIndexes"]])
            .SelectMany(indexes => indexes?.AsArray().Select(index => index!["KeySchema"]!) ?? []).Prepend(table["KeySchema"]!);
        var names = schemas.SelectMany(schema => schema.AsArray()).Select(key => (string?)key!["AttributeName"]).ToHashSet();
        return [.. definitions.Where(definition => names.Contains((string?)definition!["AttributeName"])).Select(definition => definition!.DeepClone())];
    }
}
