using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Policies;

/// <summary>The principals that a statement of a resource's policy names.</summary>
/// <param name="Aws">ARNs, account ids or <c>*</c>.</param>
/// <param name="Services">Names such as <c>lambda.amazonaws.com</c>.</param>
public sealed record PolicyPrincipals(IReadOnlyList<string> Aws, IReadOnlyList<string> Services)
{
    private const string Anyone = "*";

    public bool IsAnyone => Aws.Contains(Anyone);

    internal static PolicyPrincipals Parse(JsonNode node)
    {
        if (node is JsonValue value)
            return value.ToString() == Anyone ? new PolicyPrincipals([Anyone], []) : throw new PolicyException($"the principal {value}");
        var kinds = node.AsObject();
        if (kinds.Select(pair => pair.Key).FirstOrDefault(kind => kind is not ("AWS" or "Service")) is { } unknown)
            throw new PolicyException($"principals of the kind {unknown} are not judged here");
        return new PolicyPrincipals(Texts(kinds["AWS"]), Texts(kinds["Service"]));
    }

    private static string[] Texts(JsonNode? node) => [.. PolicyDocument.Many(node).Select(item => item.ToString())];
}
