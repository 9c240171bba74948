using System.Text.Json;

namespace BackupScheduler.Core.Items;

/// <summary>
/// DynamoDB JSON: each value in an object with one member that names its type, such as <c>{"N":"1"}</c>. (DynamoDB developer guide,
/// "DynamoDB low-level API"; "DynamoDB table export output format".)
/// </summary>
public static class ItemJson
{
    // Twice what DynamoDB allows: a bound, not a check of what it wrote itself.
    private const int DeepestNesting = 64;

    /// <summary>Reads an item, or a key.</summary>
    /// <exception cref="FormatException">It is not DynamoDB JSON; the message names the attribute, and shows no data.</exception>
    public static Item Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new FormatException("an item is an object of attributes");
        try
        {
            var attributes = new Dictionary<string, ItemValue>(StringComparer.Ordinal);
            foreach (var attribute in element.EnumerateObject()) Add(attributes, attribute, attribute.Name, 0);
            return new Item(attributes);
        }
        catch (InvalidOperationException)
        {
            // How System.Text.Json reports text that is not Unicode.
            throw new FormatException("an attribute's name is not Unicode");
        }
    }

    /// <summary>Writes an item as an object.</summary>
    public static void Write(Utf8JsonWriter json, Item item) => WriteMap(json, item.Attributes);

    private static ItemValue ReadValue(JsonElement element, string where, int depth)
    {
        if (depth > DeepestNesting) throw Wrong(where, "nested deeper than DynamoDB allows");
        if (element.ValueKind != JsonValueKind.Object) throw Wrong(where, "no object with a type");
        var members = element.EnumerateObject();
        if (!members.MoveNext()) throw Wrong(where, "no type");
        var member = members.Current;
        if (members.MoveNext()) throw Wrong(where, "more than one type");
        try
        {
            return ReadTyped(member.Name, member.Value, where, depth);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException && e is not ItemFormatException)
        {
            throw Wrong(where, "the value does not fit its type");
        }
    }

    private static ItemValue ReadTyped(string type, JsonElement value, string where, int depth) => type switch
    {
        "S" => new ItemValue.Text(Text(value)),
        "N" => new ItemValue.Number(Number(value)),
        "B" => new ItemValue.Binary(value.GetBytesFromBase64()),
        "BOOL" => new ItemValue.Truth(value.GetBoolean()),
        "NULL" => Nothing(value),
        "L" => new ItemValue.Sequence([.. value.EnumerateArray().Select(v => ReadValue(v, where, depth + 1))]),
        "M" => new ItemValue.Map(ReadMap(value, where, depth)),
        "SS" => new ItemValue.TextSet([.. value.EnumerateArray().Select(Text)]),
        "NS" => new ItemValue.NumberSet([.. value.EnumerateArray().Select(Number)]),
        "BS" => new ItemValue.BinarySet([.. value.EnumerateArray().Select(v => (ReadOnlyMemory<byte>)v.GetBytesFromBase64())]),
        _ => throw Wrong(where, "none of DynamoDB's types"),
    };

    private static Dictionary<string, ItemValue> ReadMap(JsonElement value, string where, int depth)
    {
        var map = new Dictionary<string, ItemValue>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject()) Add(map, member, where, depth + 1);
        return map;
    }

    // Messages name the attribute that a table's users chose; names further inside may be somebody's data, as in a map by mail addresses.
    private static void Add(Dictionary<string, ItemValue> values, JsonProperty member, string where, int depth)
    {
        if (!values.TryAdd(member.Name, ReadValue(member.Value, where, depth))) throw Wrong(where, "given twice, or a name within it is");
    }

    private static ItemValue.Nothing Nothing(JsonElement value) => value.GetBoolean() ? new ItemValue.Nothing() : throw new FormatException("NULL is true");

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException("null is no text");

    private static string Number(JsonElement value)
    {
        var text = Text(value);
        return CanonicalNumber.TryRead(text, out _) ? text : throw new FormatException("no number");
    }

    private static void WriteMap(Utf8JsonWriter json, IReadOnlyDictionary<string, ItemValue> values)
    {
        json.WriteStartObject();
        foreach (var (name, value) in values)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, ItemValue value)
    {
        json.WriteStartObject();
        switch (value)
        {
            case ItemValue.Text text: json.WriteString("S", text.Value); break;
            case ItemValue.Number number: json.WriteString("N", number.Value); break;
            case ItemValue.Binary binary: json.WriteBase64String("B", binary.Value.Span); break;
            case ItemValue.Truth truth: json.WriteBoolean("BOOL", truth.Value); break;
            case ItemValue.Nothing: json.WriteBoolean("NULL", true); break;
            case ItemValue.Map map: json.WritePropertyName("M"); WriteMap(json, map.Values); break;
            case ItemValue.Sequence list: WriteAll(json, "L", list.Values, v => WriteValue(json, v)); break;
            case ItemValue.TextSet set: WriteAll(json, "SS", set.Values, json.WriteStringValue); break;
            case ItemValue.NumberSet set: WriteAll(json, "NS", set.Values, json.WriteStringValue); break;
            case ItemValue.BinarySet set: WriteAll(json, "BS", set.Values, v => json.WriteBase64StringValue(v.Span)); break;
            default: throw new InvalidOperationException($"DynamoDB has no type {value.GetType().Name}");
        }

        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string type, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(type);
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }

    private static ItemFormatException Wrong(string where, string what) => new($"attribute {Given.Show(where)}: {what}");

    private sealed class ItemFormatException(string message) : FormatException(message);
}
