using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy.History;

/// <summary>A table as the emulator describes it. <see cref="Id"/> is another for a table made anew under the same name.</summary>
/// <param name="Keys">The table's own, in the schema's order.</param>
/// <param name="IndexKeys">Those of its indexes that are not its own.</param>
internal sealed record TableFacts(
    TableKey Key, string Id, IReadOnlyList<KeyFact> Keys, IReadOnlyList<KeyFact> IndexKeys, JsonObject Description)
{
    public static TableFacts Read(TableKey key, JsonObject description)
    {
        var defined = description["AttributeDefinitions"]!.AsArray()
            .Select(definition => new KeyFact((string)definition!["AttributeName"]!, (string)definition["AttributeType"]!)).ToList();
        var names = description["KeySchema"]!.AsArray().Select(element => (string)element!["AttributeName"]!).ToList();
        return new(
            key, TableIds.Of(key.Arn, description["CreationDateTime"]!), [.. names.Select(name => defined.First(fact => fact.Name == name))],
            [.. defined.Where(fact => !names.Contains(fact.Name))], description);
    }

    /// <summary>The key attributes alone, in the schema's order, as text to compare and to write out.</summary>
    public string KeyOf(JsonObject item) => Text(new JsonObject(
        Keys.Select(key => KeyValuePair.Create(key.Name, item[key.Name]?.DeepClone()))));

    /// <summary>Has it each key attribute, and are all of its keys, those of indexes too, of their types? The emulator minds the first alone.</summary>
    public bool Takes(JsonObject item) =>
        Keys.All(key => key.IsIn(item)) && IndexKeys.All(key => !item.ContainsKey(key.Name) || key.IsIn(item));

    /// <summary>Items are kept as texts: nodes are not safe to be read by several threads.</summary>
    public static string Text(JsonObject item) => item.ToJsonString(Json.Readable);
}

/// <summary>A key attribute; <see cref="Type"/> is `S`, `N` or `B`.</summary>
internal sealed record KeyFact(string Name, string Type)
{
    public bool IsIn(JsonObject item) =>
        item[Name] is JsonObject value && value[Type] is JsonValue text && text.TryGetValue<string>(out var content) && content.Length > 0;
}
