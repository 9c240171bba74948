using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Policies;

/// <summary>One key of a condition block: the operator, and the values of which one must match (or, negated, none may).</summary>
public sealed record PolicyCondition
{
    private const string IfExists = "IfExists";

    // A request has one value of a key here: all of them is that one, and of none nothing is asked.
    private const string ForAll = "ForAllValues:";

    private PolicyCondition(string name, string key, string[] values)
    {
        (Operator, Key, Values) = (name, key, values);
        var isForAll = name.StartsWith(ForAll, StringComparison.Ordinal);
        var plain = isForAll ? name[ForAll.Length..] : name;
        var isIfExists = plain.EndsWith(IfExists, StringComparison.Ordinal);
        _isOptional = isForAll || isIfExists;
        _comparison = ConditionOperator.Find(isIfExists ? plain[..^IfExists.Length] : plain);
        ConditionKeys.Demand(key);
    }

    private readonly bool _isOptional;
    private readonly ConditionOperator _comparison;

    public string Operator { get; }

    public string Key { get; }

    public IReadOnlyList<string> Values { get; }

    /// <summary>A missing key fails a plain operator and satisfies a negated one, as at AWS.</summary>
    public bool Holds(PolicyRequest request)
    {
        var given = request[Key];
        if (_comparison.AsksForAbsence) return Values.Any(value => value == "true" == (given is null));
        if (given is null) return _isOptional || _comparison.IsNegated;
        return Values.Any(value => PolicyVariables.TryFill(value, request, out var filled) && _comparison.Matches(filled, given)) != _comparison.IsNegated;
    }

    internal static IEnumerable<PolicyCondition> Parse(JsonNode? block) =>
        from pair in Members(block)
        from key in Members(pair.Value)
        select new PolicyCondition(pair.Key, key.Key, [.. PolicyDocument.Many(key.Value).Select(Text)]);

    // What is taken for no condition would let everybody through.
    private static JsonObject Members(JsonNode? block) =>
        block is null ? [] : block as JsonObject ?? throw new PolicyException("a condition that is no object is not judged here");

    private static string Text(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => "true",
        System.Text.Json.JsonValueKind.False => "false",
        _ => value.ToString(),
    };
}
