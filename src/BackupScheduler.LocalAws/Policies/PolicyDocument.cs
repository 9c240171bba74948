using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Policies;

/// <summary>The statements of a policy: of an identity, a resource or an organization.</summary>
public sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    private const string CurrentVersion = "2012-10-17";

    /// <exception cref="PolicyException">The document has a form that is not judged here.</exception>
    public static PolicyDocument Parse(JsonNode document)
    {
        // The older version knows no policy variables: the same text would mean something else.
        if (document["Version"]?.ToString() != CurrentVersion) throw new PolicyException($"a policy without Version {CurrentVersion}");
        return new PolicyDocument([.. Many(document["Statement"]).Select(statement => PolicyStatement.Parse(statement.AsObject()))]);
    }

    /// <summary>Whether a statement of that effect covers action, resource and context; principals are not looked at.</summary>
    public bool Covers(PolicyEffect effect, PolicyRequest request) =>
        Statements.Any(statement => statement.Effect == effect && statement.Covers(request));

    /// <summary>Allowed by a statement and denied by none: the verdict of this policy on its own.</summary>
    public bool Grants(PolicyRequest request) => Covers(PolicyEffect.Allow, request) && !Covers(PolicyEffect.Deny, request);

    internal static IEnumerable<JsonNode> Many(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array.Select(item => item ?? throw new PolicyException("a null in a list is not judged here")),
        _ => [node],
    };
}
