using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>An item that a call writes or deletes. <see cref="Item"/> holds its key attributes at least.</summary>
internal sealed record WrittenItem(string Table, JsonObject Item)
{
    /// <summary>Statements of PartiQL are not read: nothing of ours writes with them.</summary>
    public static IReadOnlyList<WrittenItem> In(ProxyCall call) => (call.Service, call.Operation) switch
    {
        ("dynamodb", "PutItem" or "UpdateItem" or "DeleteItem") => [.. Of(call.Input)],
        ("dynamodb", "BatchWriteItem") => [.. InBatch(call.Input)],
        ("dynamodb", "TransactWriteItems") => [.. InTransaction(call.Input)],
        _ => [],
    };

    private static IEnumerable<WrittenItem> Of(JsonNode? write) =>
        write is JsonObject && (string?)write["TableName"] is { } table && (write["Item"] ?? write["Key"]) is JsonObject item
            ? [new(table, item)]
            : [];

    private static IEnumerable<WrittenItem> InBatch(JsonObject input) =>
        from table in input["RequestItems"] as JsonObject ?? []
        from request in table.Value as JsonArray ?? []
        let item = request?["PutRequest"]?["Item"] ?? request?["DeleteRequest"]?["Key"]
        where item is JsonObject
        select new WrittenItem(table.Key, item.AsObject());

    private static IEnumerable<WrittenItem> InTransaction(JsonObject input) =>
        from write in input["TransactItems"] as JsonArray ?? []
        from item in Of(write?["Put"] ?? write?["Update"] ?? write?["Delete"])
        select item;
}
