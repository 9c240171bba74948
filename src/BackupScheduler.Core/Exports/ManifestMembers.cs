using System.Globalization;
using System.Text.Json;

namespace BackupScheduler.Core.Exports;

/// <summary>The members of a manifest, each checked as it is read.</summary>
internal static class ManifestMembers
{
    public static string? Optional(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static string Required(this JsonElement json, string name, string accepted) =>
        json.Optional(name) is { Length: > 0 } text ? text : throw ManifestException.Of(name, json.Optional(name), accepted);

    public static DateTimeOffset Time(this JsonElement json, string name)
    {
        const string Accepted = "a time such as 2026-11-28T01:00:00.000Z";
        var text = json.Required(name, Accepted);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw ManifestException.Of(name, text, Accepted);
    }

    public static long Count(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0
            ? count
            : throw ManifestException.Of(name, value.ValueKind == JsonValueKind.Undefined ? null : value.GetRawText(), "a whole number, 0 or more");
}

/// <summary>A member is not as it must be.</summary>
internal sealed class ManifestException(string message) : Exception(message)
{
    public static ManifestException Of(string member, string? given, string accepted) => new(Given.Line(member, Given.Show(given), accepted));
}
