using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BackupScheduler.LocalAws.Templates;

/// <summary><c>Fn::Sub</c>: names, attributes, variables of its own, and <c>${!x}</c> for a literal <c>${x}</c>.</summary>
internal static partial class Substitution
{
    [GeneratedRegex(@"\$\{(?<literal>!?)(?<name>[^}]*)\}")]
    private static partial Regex Placeholder();

    public static string Apply(string text, JsonObject variables, Functions functions) => Placeholder().Replace(text, match =>
        match.Groups["literal"].Length > 0
            ? $"${{{match.Groups["name"].Value}}}"
            : Value(match.Groups["name"].Value.Trim(), variables, functions));

    private static string Value(string name, JsonObject variables, Functions functions)
    {
        if (variables.TryGetPropertyValue(name, out var variable)) return functions.Text(variable);
        var node = name.Split('.', 2) is [var id, var attribute]
            ? new JsonObject { ["Fn::GetAtt"] = new JsonArray(id, attribute) }
            : new JsonObject { ["Ref"] = name };
        return functions.Text(node);
    }
}
