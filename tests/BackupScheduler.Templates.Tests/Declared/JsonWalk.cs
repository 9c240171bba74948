using System.Text.Json.Nodes;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>Goes through everything that a template says.</summary>
internal static class JsonWalk
{
    /// <summary>The node and all below it, objects and lists before what they hold.</summary>
    public static IEnumerable<JsonNode> AndBelow(this JsonNode node) => node switch
    {
        JsonObject o => o.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(AndBelow).Prepend(node),
        JsonArray array => array.OfType<JsonNode>().SelectMany(AndBelow).Prepend(node),
        _ => [node],
    };

    public static IEnumerable<string> Texts(this JsonNode node) =>
        node.AndBelow().OfType<JsonValue>().Where(value => value.GetValueKind() == System.Text.Json.JsonValueKind.String).Select(value => value.ToString());

    public static IEnumerable<string> Keys(this JsonNode node) => node.AndBelow().OfType<JsonObject>().SelectMany(o => o.Select(pair => pair.Key));

    public static JsonObject Section(this JsonObject template, string name) => template[name] as JsonObject ?? [];
}
