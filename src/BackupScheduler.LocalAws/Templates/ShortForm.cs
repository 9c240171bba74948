using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>The functions that YAML may write as a tag: <c>!Sub x</c> is <c>Fn::Sub: x</c>.</summary>
internal static class ShortForm
{
    private static readonly HashSet<string> s_functions =
    [
        "And", "Base64", "Cidr", "Contains", "Equals", "FindInMap", "GetAZs", "GetAtt", "If", "ImportValue", "Join", "Not", "Or", "Select", "Split",
        "Sub", "Transform",
    ];

    public static JsonObject Expand(string tag, JsonNode? argument, long line) => tag switch
    {
        "Ref" or "Condition" => new JsonObject { [tag] = argument },
        "GetAtt" when argument is JsonValue => new JsonObject { ["Fn::GetAtt"] = Attribute(argument.ToString(), line) },
        _ when s_functions.Contains(tag) => new JsonObject { [$"Fn::{tag}"] = argument },
        _ => throw new TemplateException($"line {line}: !{tag} is no function of CloudFormation"),
    };

    // The attribute may contain dots itself (Outputs.X of a nested stack); a logical id cannot.
    private static JsonArray Attribute(string path, long line) => path.Split('.', 2) is [{ Length: > 0 } id, { Length: > 0 } attribute]
        // Not a collection expression: that would add strings by reflection, which programs of ours switch off.
        ? new JsonArray(id, attribute)
        : throw new TemplateException($"line {line}: !GetAtt wants Resource.Attribute, not {path}");
}
