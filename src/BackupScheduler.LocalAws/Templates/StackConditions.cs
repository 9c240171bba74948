using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>A template's conditions by name, each decided when it is first asked for: they may build on one another.</summary>
public sealed class StackConditions
{
    private readonly Dictionary<string, Lazy<bool>> _conditions;

    internal StackConditions(JsonObject? declared, Func<JsonNode?, StackConditions, bool> decide) =>
        _conditions = (declared ?? []).ToDictionary(pair => pair.Key, pair => new Lazy<bool>(() => decide(pair.Value, this)));

    public IEnumerable<string> Names => _conditions.Keys;

    public bool this[string name] => _conditions.TryGetValue(name, out var condition)
        ? condition.Value
        : throw new TemplateException($"the template has no condition {name}");
}
