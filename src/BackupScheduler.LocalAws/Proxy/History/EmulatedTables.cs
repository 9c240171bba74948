using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>The emulator's tables, asked behind the clients' backs.</summary>
internal sealed class EmulatedTables(AwsWire wire)
{
    private const int LargestBatch = 25;

    /// <summary>Null when there is no such table.</summary>
    public async Task<TableFacts?> FindAsync(TableKey table)
    {
        try
        {
            var answer = await CallAsync(table.Place, "DescribeTable", new() { ["TableName"] = table.Name });
            return TableFacts.Read(table, answer["Table"]!.AsObject());
        }
        catch (AwsWireException e) when (e.Code == "ResourceNotFoundException")
        {
            return null;
        }
    }

    /// <summary>Null when there is no such item.</summary>
    public async Task<string?> ItemAsync(TableFacts table, string key)
    {
        var answer = await CallAsync(table.Key.Place, "GetItem", new()
        {
            ["TableName"] = table.Key.Name,
            ["Key"] = JsonNode.Parse(key),
            ["ConsistentRead"] = true,
        });
        return answer["Item"] is JsonObject item ? TableFacts.Text(item) : null;
    }

    public async Task<IReadOnlyList<JsonObject>> ScanAsync(TableKey table)
    {
        var (items, input) = (new List<JsonObject>(), new JsonObject { ["TableName"] = table.Name, ["ConsistentRead"] = true });
        do
        {
            var page = await CallAsync(table.Place, "Scan", input);
            items.AddRange(page["Items"]!.AsArray().Select(item => item!.AsObject()));
            input["ExclusiveStartKey"] = page["LastEvaluatedKey"]?.DeepClone();
        }
        while (input["ExclusiveStartKey"] is not null);
        return items;
    }

    /// <summary>Answers how many items the table did not take, such as one whose index key has another type than the index.</summary>
    public async Task<int> PutAllAsync(TableKey table, IEnumerable<JsonObject> items)
    {
        var refused = 0;
        foreach (var chunk in items.Chunk(LargestBatch))
        {
            refused += await PutChunkAsync(table, chunk);
        }

        return refused;
    }

    public Task<JsonObject> CallAsync(AwsPlace place, string operation, JsonObject input) =>
        wire.CallAsync(JsonService.DynamoDb, operation, input, place);

    private async Task<int> PutChunkAsync(TableKey table, JsonObject[] chunk)
    {
        var puts = chunk.Select(item => new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = item.DeepClone() } });
        try
        {
            await CallAsync(table.Place, "BatchWriteItem",
                new() { ["RequestItems"] = new JsonObject { [table.Name] = new JsonArray([.. puts]) } });
            return 0;
        }
        catch (AwsWireException) when (chunk.Length > 1)
        {
            // One bad item refuses its whole batch.
            var refused = 0;
            foreach (var item in chunk)
            {
                refused += await PutChunkAsync(table, [item]);
            }

            return refused;
        }
        catch (AwsWireException)
        {
            return 1;
        }
    }
}
