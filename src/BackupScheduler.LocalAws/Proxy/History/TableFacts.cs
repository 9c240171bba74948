using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>A table as the emulator describes it. <see cref="Id"/> is another for a table made anew under the same name.</summary>
internal sealed record TableFacts(TableKey Key, string Id, IReadOnlyList<KeyFact> Keys, JsonObject Description)
{
    public static TableFacts Read(TableKey key, JsonObject description)
    {
        var types = description["AttributeDefinitions"]!.AsArray().ToDictionary(
            definition => (string)definition!["AttributeName"]!, definition => (string)definition!["AttributeType"]!);
        var keys = description["KeySchema"]!.AsArray().Select(element => (string)element!["AttributeName"]!);
        return new(key, TableIds.Of(key.Arn, description["CreationDateTime"]!), [.. keys.Select(name => new KeyFact(name, types[name]))], description);
    }

    /// <summary>The key attributes alone, in the schema's order, as text to compare and to write out.</summary>
    public string KeyOf(JsonObject item) => Text(new JsonObject(
        Keys.Select(key => KeyValuePair.Create(key.Name, item[key.Name]?.DeepClone()))));

    /// <summary>Has it each key attribute, with a value of its type?</summary>
    public bool Takes(JsonObject item) =>
        Keys.All(key => item[key.Name] is JsonObject value && (string?)(value[key.Type] as JsonValue) is { Length: > 0 });

    /// <summary>Items are kept as texts: nodes are not safe to be read by several threads.</summary>
    public static string Text(JsonObject item) => item.ToJsonString(s_readable);

    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>A key attribute; <see cref="Type"/> is `S`, `N` or `B`.</summary>
internal sealed record KeyFact(string Name, string Type);
