using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Deployment.Adapting;

/// <summary>`[a, If(C, b, NoValue)]` becomes `If(C, [a, b], [a])`.</summary>
internal static class OptionalElements
{
    public static IReadOnlyList<string> LiftOut(JsonObject template)
    {
        var touched = new List<string>();
        foreach (var (id, resource) in template.Resources())
        {
            var lifted = Within(resource);
            if (!JsonNode.DeepEquals(lifted, resource))
            {
                template["Resources"]!.AsObject()[id] = lifted;
                touched.Add(id);
            }
        }

        return touched;
    }

    private static JsonNode? Within(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, member.Key == "Fn::If" ? Branches(member.Value!) : Within(member.Value)))),
        JsonArray list => Lift([.. list.Select(Within)]),
        _ => node?.DeepClone(),
    };

    // The three parts of a choice are no list.
    private static JsonArray Branches(JsonNode choice) => new([.. choice.AsArray().Select(Within)]);

    private static JsonNode Lift(List<JsonNode?> elements)
    {
        var at = elements.FindIndex(element => element.Choice() is { } choice && (choice[1].IsNoValue() || choice[2].IsNoValue()));
        if (at < 0)
        {
            return new JsonArray([.. elements.Select(element => element?.DeepClone())]);
        }

        var parts = elements[at].Choice()!;
        return TemplateParts.If((string)parts[0]!, Lift(Replaced(elements, at, parts[1])), Lift(Replaced(elements, at, parts[2])));
    }

    private static List<JsonNode?> Replaced(List<JsonNode?> elements, int at, JsonNode? by) =>
        [.. elements[..at], .. by.IsNoValue() ? (IEnumerable<JsonNode?>)[] : [by], .. elements[(at + 1)..]];
}
