using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Deployment.Adapting;

internal static class TemplateParts
{
    /// <summary>The resources, as they are now.</summary>
    public static IReadOnlyList<KeyValuePair<string, JsonObject>> Resources(this JsonObject template) =>
        [.. template["Resources"]!.AsObject().Select(resource => KeyValuePair.Create(resource.Key, resource.Value!.AsObject()))];

    public static string TypeOf(this JsonObject resource) => (string?)resource["Type"] ?? "";

    /// <summary>The logical id that a `Ref` names; null for anything else.</summary>
    public static string? ReferredTo(this JsonNode? node) => node is JsonObject { Count: 1 } reference ? (string?)reference["Ref"] : null;

    /// <summary>The resource whose attribute a `Fn::GetAtt` takes; null for anything else.</summary>
    public static string? AttributeOf(this JsonNode? node) => node is JsonObject { Count: 1 } one ? (string?)one["Fn::GetAtt"]?[0] : null;

    /// <summary>The three parts of a `Fn::If`; null for anything else.</summary>
    public static JsonArray? Choice(this JsonNode? node) => node is JsonObject { Count: 1 } choice ? choice["Fn::If"] as JsonArray : null;

    public static bool IsNoValue(this JsonNode? node) => node.ReferredTo() == "AWS::NoValue";

    public static JsonObject If(string condition, JsonNode? then, JsonNode? otherwise) =>
        new() { ["Fn::If"] = new JsonArray(condition, then, otherwise) };
}
