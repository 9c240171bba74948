using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>One entry of the emulator's ListBackups. <see cref="Created"/> is in epoch seconds, as on the wire.</summary>
internal sealed record BackupSummary(string Arn, string TableName, string TableArn, string Type, decimal Created, JsonElement Raw)
{
    /// <summary>Elements rather than nodes, because listings are shared between requests and nodes are not thread-safe.</summary>
    public static IReadOnlyList<BackupSummary> ReadAll(byte[] listBackupsAnswer)
    {
        using var document = JsonDocument.Parse(listBackupsAnswer);
        return [.. document.RootElement.GetProperty("BackupSummaries").EnumerateArray().Select(Read)];
    }

    /// <summary>Part of the ARN's last segment, in milliseconds: known for deleted backups too, which a paging client may still name.</summary>
    public static bool TryCreated(string arn, out DateTimeOffset created)
    {
        created = default;
        var id = arn[(arn.LastIndexOf('/') + 1)..].Split('-')[0];
        if (!arn.Contains("/backup/", StringComparison.Ordinal)
            || !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return false;
        }

        created = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return true;
    }

    public JsonObject ToJson(string status, string? tableId)
    {
        var json = JsonObject.Create(Raw)!;
        json["BackupStatus"] = status;
        if (tableId is not null)
        {
            json["TableId"] = tableId;
        }

        return json;
    }

    private static BackupSummary Read(JsonElement e) => new(
        e.GetProperty("BackupArn").GetString()!, e.GetProperty("TableName").GetString()!, e.GetProperty("TableArn").GetString()!,
        e.GetProperty("BackupType").GetString()!, e.GetProperty("BackupCreationDateTime").GetDecimal(), e.Clone());
}
