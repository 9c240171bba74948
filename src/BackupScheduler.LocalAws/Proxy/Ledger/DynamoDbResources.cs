namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>Tables, backups and exports.</summary>
internal static class DynamoDbResources
{
    // What names a resource, field by field: a restore needs both the backup and the table that it makes.
    private static readonly string[] s_fields = ["BackupArn", "ExportArn", "ResourceArn", "TableArn", "TableName", "TargetTableName"];

    public static IReadOnlyList<string> Of(ProxyCall call)
    {
        // ListBackups and ListExports may name a table, but are granted on everything or not at all.
        var isListing = call.Operation is "ListTables" or "ListBackups" or "ListExports" or "ListImports";
        List<string> arns = isListing ? [] :
        [
            .. s_fields.Select(field => (string?)call.Input[field]).OfType<string>().Select(name => Arn(call, name)),
            .. call.Input["RequestItems"]?.AsObject().Select(table => Arn(call, table.Key)) ?? [],
        ];
        return arns.Count > 0 ? arns : CallResources.Any;
    }

    private static string Arn(ProxyCall call, string name) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : $"arn:aws:dynamodb:{call.Region}:{call.Account}:table/{name}";
}
