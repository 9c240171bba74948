using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Templates;

/// <summary>CloudFormation's functions. What is not known here fails: a template that uses it must not seem resolved.</summary>
internal sealed class Functions
{
    private const string NoValue = "AWS::NoValue";

    // Stands for AWS::NoValue until the object or list that holds it leaves it out.
    private static readonly JsonObject s_nothing = [];

    private readonly JsonObject _template;
    private readonly StackConditions? _conditions;

    public Functions(StackNames names, JsonObject template, StackConditions? conditions = null)
    {
        (Names, _template, _conditions) = (names, template, conditions);
        names.ResolveWith(this);
    }

    public StackNames Names { get; }

    public bool Exists(JsonObject declaration) => declaration["Condition"] is not { } condition || Conditions[condition.ToString()];

    public JsonNode? Resolve(JsonNode? node)
    {
        var value = Evaluate(node);
        return ReferenceEquals(value, s_nothing) ? null : value;
    }

    public string Text(JsonNode? node) => Resolve(node) switch
    {
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth ? "true" : "false",
        JsonValue value => value.ToString(),
        var other => throw new TemplateException($"{node?.ToJsonString()} is {other?.ToJsonString() ?? "nothing"} where text is wanted"),
    };

    public bool Decide(JsonNode? node) => Decide(node, Conditions);

    public bool Decide(JsonNode? node, StackConditions conditions) => FunctionOf(node) switch
    {
        ("Condition", var name) => conditions[name!.ToString()],
        ("Fn::Not", JsonArray { Count: 1 } parts) => !Decide(parts[0], conditions),
        ("Fn::And", JsonArray { Count: >= 2 and <= 10 } parts) => parts.All(part => Decide(part, conditions)),
        ("Fn::Or", JsonArray { Count: >= 2 and <= 10 } parts) => parts.Any(part => Decide(part, conditions)),
        ("Fn::Equals", JsonArray { Count: 2 } parts) => Text(parts[0]) == Text(parts[1]),
        ("Fn::Contains", JsonArray { Count: 2 } parts) => List(parts[0]).Contains(Text(parts[1])),
        _ => throw new TemplateException($"{node?.ToJsonString()} is no condition"),
    };

    private StackConditions Conditions => _conditions ?? throw new TemplateException("a condition may not hang on Fn::If");

    private JsonNode? Evaluate(JsonNode? node) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(Evaluate).Where(IsSomething)]),
        JsonObject when FunctionOf(node) is var (name, argument) => Call(name, argument),
        JsonObject o => new JsonObject(o.Select(pair => KeyValuePair.Create(pair.Key, Evaluate(pair.Value))).Where(pair => IsSomething(pair.Value))),
        _ => node?.DeepClone(),
    };

    private JsonNode? Call(string name, JsonNode? argument) => (name, argument) switch
    {
        ("Ref", JsonValue target) when target.ToString() == NoValue => s_nothing,
        ("Ref", JsonValue target) => Names.Ref(target.ToString()) ?? throw new TemplateException($"Ref {target}: nothing has that name"),
        ("Fn::GetAtt", JsonArray { Count: 2 } parts) => JsonValue.Create(Names.Attribute(parts[0]!.ToString(), parts[1]!.ToString())),
        ("Fn::If", JsonArray { Count: 3 } parts) => Evaluate(parts[Conditions[parts[0]!.ToString()] ? 1 : 2]),
        ("Fn::Sub", JsonValue text) => JsonValue.Create(Substitution.Apply(text.ToString(), [], this)),
        ("Fn::Sub", JsonArray { Count: 2 } parts) => JsonValue.Create(Substitution.Apply(parts[0]!.ToString(), parts[1]!.AsObject(), this)),
        ("Fn::Join", JsonArray { Count: 2 } parts) => JsonValue.Create(string.Join(parts[0]!.ToString(), List(parts[1]))),
        ("Fn::Split", JsonArray { Count: 2 } parts) => new JsonArray([.. Text(parts[1]).Split(parts[0]!.ToString()).Select(part => JsonValue.Create(part))]),
        ("Fn::Select", JsonArray { Count: 2 } parts) => JsonValue.Create(ItemAt(Text(parts[0]), List(parts[1]))),
        ("Fn::FindInMap", JsonArray { Count: 3 } parts) => Find(Text(parts[0]), Text(parts[1]), Text(parts[2])),
        _ => throw new TemplateException($"{name} {argument?.ToJsonString()} cannot be resolved here"),
    };

    private JsonNode Find(string map, string first, string second) =>
        _template["Mappings"]?[map]?[first]?[second]?.DeepClone() ?? throw new TemplateException($"Mappings has no {map}.{first}.{second}");

    private List<string> List(JsonNode? node) => Resolve(node) is JsonArray list
        ? [.. list.Select(item => item!.ToString())]
        : throw new TemplateException($"{node?.ToJsonString()} is no list");

    private static string ItemAt(string index, List<string> list) => int.TryParse(index, out var at) && at >= 0 && at < list.Count
        ? list[at]
        : throw new TemplateException($"there is no item {index} among {list.Count}");

    private static (string Name, JsonNode? Argument)? FunctionOf(JsonNode? node)
    {
        if (node is not JsonObject { Count: 1 } o) return null;
        var (name, argument) = o.First();
        return name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal) || (name == "Condition" && argument is JsonValue)
            ? (name, argument)
            : null;
    }

    private static bool IsSomething(JsonNode? node) => !ReferenceEquals(node, s_nothing);
}
