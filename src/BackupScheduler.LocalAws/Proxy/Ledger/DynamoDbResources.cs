using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>Tables, backups, exports and imports.</summary>
internal static class DynamoDbResources
{
    // What names a resource, field by field: a restore needs both the backup and the table that it makes.
    private static readonly string[] s_fields = ["BackupArn", "ExportArn", "ImportArn", "ResourceArn", "TableArn", "TableName", "TargetTableName"];

    public static IReadOnlyList<string> Of(ProxyCall call)
    {
        // ListBackups and ListExports may name a table, but are granted on everything or not at all.
        var isListing = call.Operation is "ListTables" or "ListBackups" or "ListExports" or "ListImports";
        List<string> arns = isListing ? [] :
        [
            .. s_fields.Select(field => (string?)call.Input[field]).OfType<string>().Select(name => Arn(call, name)),
            .. call.Input["RequestItems"]?.AsObject().Select(table => Arn(call, table.Key)) ?? [],
            .. Nested(call.Input).Select(name => Arn(call, name)),
        ];
        return arns.Count > 0 ? arns : CallResources.Any;
    }

    /// <summary>The table that an import makes, and those of a transaction.</summary>
    private static IEnumerable<string> Nested(JsonObject input) => ((JsonNode?[])
    [
        input["TableCreationParameters"],
        .. input["TransactItems"]?.AsArray().SelectMany(item => item!.AsObject().Select(write => write.Value)) ?? [],
    ]).Select(part => (string?)part?["TableName"]).OfType<string>().Distinct();

    private static string Arn(ProxyCall call, string name) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : $"arn:aws:dynamodb:{call.Region}:{call.Account}:table/{name}";
}
