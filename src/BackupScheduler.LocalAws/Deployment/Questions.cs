using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>
/// What shall be known of a stack besides its outputs. The emulator resolves an expression of the template for us if it is an
/// output: so references, conditions and mappings are its own business even where it does not make the resource.
/// </summary>
internal sealed class Questions
{
    private readonly List<(string Name, JsonNode Expression, string? Condition)> _asked = [];

    public void Ask(string name, JsonNode? expression, JsonObject resource)
    {
        if (expression is not null)
        {
            _asked.Add((name, expression.DeepClone(), (string?)resource["Condition"]));
        }
    }

    public void AddTo(JsonObject template)
    {
        var outputs = (JsonObject)(template["Outputs"] ??= new JsonObject());
        foreach (var (number, (_, expression, condition)) in _asked.Index())
        {
            var output = new JsonObject { ["Value"] = expression.DeepClone() };
            if (condition is not null)
            {
                output["Condition"] = condition;
            }

            outputs[Key(number)] = output;
        }
    }

    /// <summary>The answers by the questions' names; none where the condition does not hold.</summary>
    public IReadOnlyDictionary<string, string> Answers(IReadOnlyDictionary<string, string> outputs) => _asked.Index()
        .Where(asked => outputs.ContainsKey(Key(asked.Index)))
        .ToDictionary(asked => asked.Item.Name, asked => outputs[Key(asked.Index)]);

    public static bool IsKey(string output) => output.StartsWith("Asked", StringComparison.Ordinal);

    private static string Key(int number) => $"Asked{number}";
}
