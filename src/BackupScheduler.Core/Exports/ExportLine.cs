using System.Globalization;
using System.Text.Json;
using BackupScheduler.Core.Items;

namespace BackupScheduler.Core.Exports;

/// <summary>What a window's export says of one item.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="WrittenMicros">When it was last written within the window, in microseconds since 1970.</param>
/// <param name="New">The item after that; null where it was deleted.</param>
public sealed record ItemChange(Item Key, long WrittenMicros, Item? New);

/// <summary>What a record of a window's export is about, without the item.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="WrittenMicros">As <see cref="ItemChange.WrittenMicros"/>.</param>
public readonly record struct ItemStamp(Item Key, long WrittenMicros);

/// <summary>The lines of data files. (DynamoDB developer guide, "DynamoDB table export output format".)</summary>
public static class ExportLine
{
    // Each of DynamoDB's 32 levels is two of JSON's, and the line, the item and the innermost value come on top: the library's own limit is 64.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 160 };

    /// <summary>A line of a full export: <c>{"Item":{...}}</c>.</summary>
    /// <exception cref="FormatException">It is not one; the message says why, and shows no data.</exception>
    public static Item ReadItem(ReadOnlyMemory<byte> line) => Read(line, json => ItemJson.Read(Member(json, "Item")));

    /// <summary>
    /// A line of an incremental export: <c>Metadata.WriteTimestampMicros</c> (in DynamoDB JSON, or a plain number), <c>Keys</c>, and
    /// <c>NewImage</c> unless the item was deleted. <c>OldImage</c> is not needed and not read.
    /// </summary>
    /// <exception cref="FormatException">It is not one; the message says why, and shows no data.</exception>
    public static ItemChange ReadChange(ReadOnlyMemory<byte> line) => Read(line, json => new ItemChange(
        ReadKey(json),
        ReadTime(json),
        json.TryGetProperty("NewImage", out var image) && image.ValueKind != JsonValueKind.Null ? ItemJson.Read(image) : null));

    /// <summary>The same without the new image: what it takes to tell which record of an item is the last.</summary>
    /// <exception cref="FormatException">It is not one; the message says why, and shows no data.</exception>
    public static ItemStamp ReadStamp(ReadOnlyMemory<byte> line) => Read(line, json => new ItemStamp(ReadKey(json), ReadTime(json)));

    private static T Read<T>(ReadOnlyMemory<byte> line, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Options);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            // Its own message may quote the line, which is somebody's data: not even as the inner exception.
            throw new FormatException("not JSON");
        }
        catch (InvalidOperationException)
        {
            // How System.Text.Json reports text that is not Unicode.
            throw new FormatException("holds text that is not Unicode");
        }
    }

    private static Item ReadKey(JsonElement json) => ItemJson.Read(Member(json, "Keys"));

    private static long ReadTime(JsonElement json) => ReadMicros(Member(Member(json, "Metadata"), "WriteTimestampMicros"));

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
