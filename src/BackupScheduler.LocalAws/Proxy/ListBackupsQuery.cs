using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>The parameters of ListBackups with AWS's defaults and limits.</summary>
internal sealed record ListBackupsQuery(
    string? Table, int Limit, decimal? From, decimal? Until, string? After, string Type)
{
    /// <summary>The query, or the text of AWS's ValidationException.</summary>
    public static (ListBackupsQuery? Query, string Error) Read(JsonObject input)
    {
        var query = new ListBackupsQuery(
            (string?)input["TableName"], (int?)input["Limit"] ?? 100,
            (decimal?)input["TimeRangeLowerBound"], (decimal?)input["TimeRangeUpperBound"],
            (string?)input["ExclusiveStartBackupArn"], (string?)input["BackupType"] ?? "USER");
        var error = query switch
        {
            { Limit: < 1 or > 100 } => Invalid($"{query.Limit}", "limit", "Member must be between 1 and 100"),
            { Type: not ("USER" or "SYSTEM" or "AWS_BACKUP" or "ALL") } =>
                Invalid(query.Type, "backupType", "Member must satisfy enum value set: [USER, SYSTEM, AWS_BACKUP, ALL]"),
            { After: { } after } when !BackupSummary.TryCreated(after, out _) =>
                Invalid(after, "exclusiveStartBackupArn", "Member must be a backup ARN"),
            _ => "",
        };
        return error.Length == 0 ? (query, "") : (null, error);
    }

    /// <summary>The lower bound is inclusive, the upper exclusive; ALL means USER and SYSTEM, never AWS_BACKUP.</summary>
    public bool Selects(BackupSummary backup) =>
        (Table is null || Table == backup.TableName || Table == backup.TableArn)
        && (From is null || backup.Created >= From)
        && (Until is null || backup.Created < Until)
        && (Type == "ALL" ? backup.Type is "USER" or "SYSTEM" : backup.Type == Type);

    internal static string Invalid(string value, string member, string constraint) =>
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}";
}
