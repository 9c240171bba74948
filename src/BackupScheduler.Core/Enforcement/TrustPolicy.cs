using System.Text.Json;

namespace BackupScheduler.Core.Enforcement;

/// <summary>Who may assume a role.</summary>
public static class TrustPolicy
{
    /// <summary>The service whose own roles delete what they have made: AWS Backup.</summary>
    public const string BackupService = "backup.amazonaws.com";

    // Of two members of one name IAM might heed the other one.
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Whether AWS Backup may assume the role and nobody else: at least one allow, and none that names anyone but
    /// <c>backup.amazonaws.com</c>. What cannot be read is not; a look-alike in name or path has another trust.
    /// </summary>
    public static bool IsOnlyForBackup(string? trust)
    {
        if (trust is null) return false;
        try
        {
            using var json = JsonDocument.Parse(trust, s_strict);
            var allows = List(json.RootElement.GetProperty("Statement")).FindAll(IsAllow);
            return allows.Count > 0 && allows.TrueForAll(NamesBackupAlone);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    // Only a plain "Deny" narrows; whatever else there is counts as an allow, and so must name AWS Backup.
    private static bool IsAllow(JsonElement statement) => statement.GetProperty("Effect").GetString() != "Deny";

    private static bool NamesBackupAlone(JsonElement statement)
    {
        if (statement.TryGetProperty("NotPrincipal", out _)) return false;
        var kinds = statement.GetProperty("Principal").EnumerateObject().ToList();
        if (kinds is not [{ Name: "Service" } services]) return false;
        var names = List(services.Value).ConvertAll(name => name.GetString());
        return names.Count > 0 && names.TrueForAll(name => name == BackupService);
    }

    private static List<JsonElement> List(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
}
