using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Policies;

/// <summary>What a statement does when it matches.</summary>
public enum PolicyEffect
{
    Allow,
    Deny,
}

/// <summary>One statement. It covers a request when action, resource and conditions all match.</summary>
public sealed record PolicyStatement
{
    private static readonly HashSet<string> s_elements =
        ["Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private PolicyStatement()
    {
    }

    public string Sid { get; private init; } = "";

    public PolicyEffect Effect { get; private init; }

    /// <summary>Patterns: of what matches, or, with <see cref="ExceptsActions"/>, of what does not.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    public bool ExceptsActions { get; private init; }

    /// <summary>Patterns of ARNs; a trust policy has none, and is about its role.</summary>
    public required IReadOnlyList<string> Resources { get; init; }

    public bool ExceptsResources { get; private init; }

    /// <summary>Null in a policy of an identity or an organization.</summary>
    public PolicyPrincipals? Principals { get; private init; }

    public required IReadOnlyList<PolicyCondition> Conditions { get; init; }

    public bool Covers(PolicyRequest request) =>
        CoversAction(request.Action) && CoversResource(request) && Conditions.All(condition => condition.Holds(request));

    public bool CoversAction(string action) =>
        Actions.Any(pattern => Wildcard.Matches(pattern, action, StringComparison.OrdinalIgnoreCase)) != ExceptsActions;

    /// <summary>A pattern with a variable that the request lacks matches nothing.</summary>
    public bool CoversResource(PolicyRequest request) => Resources.Count == 0 || Resources.Any(pattern => Matches(pattern, request)) != ExceptsResources;

    private bool Matches(string pattern, PolicyRequest request)
    {
        if (PolicyVariables.TryFill(pattern, request, out var filled)) return Wildcard.Matches(filled, request.Resource);
        return ExceptsResources ? throw new PolicyException($"{Sid}: {pattern} under NotResource, without its key, is not judged here") : false;
    }

    internal static PolicyStatement Parse(JsonObject statement)
    {
        if (statement.Select(pair => pair.Key).FirstOrDefault(name => !s_elements.Contains(name)) is { } unknown)
            throw new PolicyException($"{unknown} in a statement is not judged here");
        var parsed = new PolicyStatement
        {
            Sid = statement["Sid"]?.ToString() ?? "",
            Effect = statement["Effect"]?.ToString() switch
            {
                nameof(PolicyEffect.Allow) => PolicyEffect.Allow,
                nameof(PolicyEffect.Deny) => PolicyEffect.Deny,
                _ => throw new PolicyException("a statement without Effect"),
            },
            Actions = Texts(statement, "Action", "NotAction"),
            ExceptsActions = statement.ContainsKey("NotAction"),
            Resources = Texts(statement, "Resource", "NotResource"),
            ExceptsResources = statement.ContainsKey("NotResource"),
            Principals = statement["Principal"] is { } principal ? PolicyPrincipals.Parse(principal) : null,
            Conditions = [.. PolicyCondition.Parse(statement["Condition"])],
        };
        if (parsed.Actions.Count == 0) throw new PolicyException($"{parsed.Sid}: a statement without Action");
        if (parsed.Resources.Count == 0 && parsed.Principals is null) throw new PolicyException($"{parsed.Sid}: a statement without Resource");
        return parsed;
    }

    private static string[] Texts(JsonObject statement, string name, string inverse) =>
        [.. PolicyDocument.Many(statement[name] ?? statement[inverse]).Select(item => item.ToString())];
}
