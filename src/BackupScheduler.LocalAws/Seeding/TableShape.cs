using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>A key attribute. <see cref="Type"/> is `S`, `N` or `B`.</summary>
public sealed record KeyAttribute(string Name, string Type = "S")
{
    internal JsonObject ToKey(string kind) => new() { ["AttributeName"] = Name, ["KeyType"] = kind };

    internal JsonObject ToDefinition() => new() { ["AttributeName"] = Name, ["AttributeType"] = Type };
}

/// <summary>A secondary index that projects everything.</summary>
public sealed record IndexShape(string Name, KeyAttribute Hash, KeyAttribute? Range = null)
{
    internal JsonObject ToJson() => new()
    {
        ["IndexName"] = Name,
        ["KeySchema"] = TableShape.KeySchema(Hash, Range),
        ["Projection"] = new JsonObject { ["ProjectionType"] = "ALL" },
    };
}

/// <summary>Keys, indexes and billing of a table; as it stands, on demand with the string `id` as its key.</summary>
public sealed record TableShape
{
    public KeyAttribute Hash { get; init; } = new("id");

    public KeyAttribute? Range { get; init; }

    public IReadOnlyList<IndexShape> GlobalIndexes { get; init; } = [];

    public IReadOnlyList<IndexShape> LocalIndexes { get; init; } = [];

    /// <summary>Read and write units alike, of the table and of each global index; null is on demand.</summary>
    public int? Capacity { get; init; }

    internal static JsonArray KeySchema(KeyAttribute hash, KeyAttribute? range) =>
        range is null ? [hash.ToKey("HASH")] : [hash.ToKey("HASH"), range.ToKey("RANGE")];

    internal JsonObject ToCreateTable(string table)
    {
        var input = new JsonObject
        {
            ["TableName"] = table,
            ["BillingMode"] = Capacity is null ? "PAY_PER_REQUEST" : "PROVISIONED",
            ["KeySchema"] = KeySchema(Hash, Range),
            ["AttributeDefinitions"] = new JsonArray([.. Attributes().Select(attribute => attribute.ToDefinition())]),
        };
        AddThroughput(input);
        AddIndexes(input, "GlobalSecondaryIndexes", GlobalIndexes, AddThroughput);
        AddIndexes(input, "LocalSecondaryIndexes", LocalIndexes, _ => { });
        return input;
    }

    // An empty list is refused.
    private static void AddIndexes(JsonObject input, string name, IReadOnlyList<IndexShape> indexes, Action<JsonObject> complete)
    {
        if (indexes.Count > 0)
        {
            input[name] = new JsonArray([.. indexes.Select(index =>
            {
                var json = index.ToJson();
                complete(json);
                return json;
            })]);
        }
    }

    private void AddThroughput(JsonObject input)
    {
        if (Capacity is { } units)
        {
            input["ProvisionedThroughput"] = new JsonObject { ["ReadCapacityUnits"] = units, ["WriteCapacityUnits"] = units };
        }
    }

    private IEnumerable<KeyAttribute> Attributes() => GlobalIndexes.Concat(LocalIndexes)
        .SelectMany(index => (KeyAttribute?[])[index.Hash, index.Range])
        .Prepend(Range).Prepend(Hash).OfType<KeyAttribute>().DistinctBy(attribute => attribute.Name);
}
