using System.Globalization;
using System.Text.Json;
using BackupScheduler.Core.Items;

namespace BackupScheduler.Core.Exports;

/// <summary>What a window's export says of one item.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="WrittenMicros">When it was last written within the window, in microseconds since 1970.</param>
/// <param name="New">The item after that; null where it was deleted.</param>
public sealed record ItemChange(Item Key, long WrittenMicros, Item? New);

/// <summary>The lines of data files. (DynamoDB developer guide, "DynamoDB table export output format".)</summary>
public static class ExportLine
{
    /// <summary>A line of a full export: <c>{"Item":{...}}</c>.</summary>
    /// <exception cref="FormatException">It is not one; the message says why, and shows no data.</exception>
    public static Item ReadItem(ReadOnlyMemory<byte> line) => Read(line, json => ItemJson.Read(Member(json, "Item")));

    /// <summary>
    /// A line of an incremental export: <c>Metadata.WriteTimestampMicros</c> (in DynamoDB JSON, or a plain number), <c>Keys</c>, and
    /// <c>NewImage</c> unless the item was deleted. <c>OldImage</c> is not needed and not read.
    /// </summary>
    /// <exception cref="FormatException">It is not one; the message says why, and shows no data.</exception>
    public static ItemChange ReadChange(ReadOnlyMemory<byte> line) => Read(line, json => new ItemChange(
        ItemJson.Read(Member(json, "Keys")),
        ReadMicros(Member(Member(json, "Metadata"), "WriteTimestampMicros")),
        json.TryGetProperty("NewImage", out var image) && image.ValueKind != JsonValueKind.Null ? ItemJson.Read(image) : null));

    private static T Read<T>(ReadOnlyMemory<byte> line, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (JsonException e)
        {
            // Its own message may quote the line, which is somebody's data.
            throw new FormatException("not JSON", e);
        }
    }

    private static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member)
            ? member
            : throw new FormatException($"the line has no {name}");

    private static long ReadMicros(JsonElement json)
    {
        var value = json.ValueKind == JsonValueKind.Object ? Member(json, "N") : json;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            ? micros
            : throw new FormatException("WriteTimestampMicros is no whole number");
    }
}
