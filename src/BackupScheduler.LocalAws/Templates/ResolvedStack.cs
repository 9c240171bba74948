using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>A template as CloudFormation would carry it out: parameters filled in, conditions decided, functions evaluated.</summary>
public sealed class ResolvedStack
{
    private readonly Dictionary<string, ResolvedResource> _resources;

    private ResolvedStack(StackPlace place, JsonObject template, StackParameters parameters)
    {
        Place = place;
        Parameters = parameters;
        Conditions = new StackConditions(template["Conditions"] as JsonObject, new Functions(new StackNames(template, place, parameters), template).Decide);
        var functions = new Functions(new StackNames(template, place, parameters), template, Conditions);
        StackRules.Check(template, functions);
        _resources = (template["Resources"] as JsonObject ?? [])
            .Where(pair => functions.Exists(pair.Value!.AsObject()))
            .ToDictionary(pair => pair.Key, pair => ResolvedResource.Resolve(pair.Key, pair.Value!.AsObject(), functions));
        Outputs = (template["Outputs"] as JsonObject ?? [])
            .Where(pair => functions.Exists(pair.Value!.AsObject()))
            .ToDictionary(pair => pair.Key, pair => functions.Text(pair.Value!["Value"]));
    }

    public StackPlace Place { get; }

    public StackParameters Parameters { get; }

    public StackConditions Conditions { get; }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IEnumerable<ResolvedResource> Resources => _resources.Values;

    /// <summary>What exists only under a condition is absent where the condition does not hold.</summary>
    public ResolvedResource this[string id] => _resources.TryGetValue(id, out var resource)
        ? resource
        : throw new TemplateException($"{id} is no resource of this stack, or its condition does not hold");

    public bool Has(string id) => _resources.ContainsKey(id);

    public IEnumerable<ResolvedResource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    /// <param name="template">As <see cref="TemplateFile"/> reads it.</param>
    /// <param name="given">Parameters without those that keep their defaults.</param>
    /// <param name="place">The account and Region of the stack.</param>
    /// <exception cref="TemplateException">What CloudFormation would refuse: an unknown name, a parameter against its pattern, a rule not kept.</exception>
    public static ResolvedStack Resolve(JsonObject template, StackPlace place, IReadOnlyDictionary<string, string>? given = null) =>
        new(place, template, StackParameters.Read(template, given ?? new Dictionary<string, string>()));
}
