using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Policies;

namespace BackupScheduler.Templates.Tests.Policies.Evaluation;

/// <summary>
/// AWS's logic over all policies of a request (IAM user guide, "Policy evaluation logic"): a deny anywhere wins; else an allow is
/// needed, from both sides where they are two accounts. Sessions, boundaries and resource control policies are not judged.
/// </summary>
public static class AccessEvaluator
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static Verdict Judge(AccessRequest access) => Judge(access, PolicyDocument.Parse);

    /// <param name="access">The call.</param>
    /// <param name="read">Reads a policy: for a caller that judges thousands of calls over the same few.</param>
    public static Verdict Judge(AccessRequest access, Func<JsonNode, PolicyDocument> read)
    {
        var identity = access.IdentityPolicies.Select(read).ToList();
        var organization = access.ServiceControlPolicies.Select(read).ToList();
        var resource = access.ResourcePolicy is { } document ? read(document).Statements : [];
        if (identity.Concat(organization).Any(policy => policy.Covers(PolicyEffect.Deny, access.Request))) return Verdict.ExplicitlyDenied;
        if (Matches(resource, PolicyEffect.Deny, access).Any(match => match != PrincipalMatch.None)) return Verdict.ExplicitlyDenied;
        if (organization.Count > 0 && !organization.Any(policy => policy.Covers(PolicyEffect.Allow, access.Request))) return Verdict.ImplicitlyDenied;
        var byIdentity = identity.Any(policy => policy.Covers(PolicyEffect.Allow, access.Request));
        return IsAllowed(access, byIdentity, [.. Matches(resource, PolicyEffect.Allow, access)]) ? Verdict.Allowed : Verdict.ImplicitlyDenied;
    }

    /// <summary>What AWS attaches to every account of an organization, beside what denies.</summary>
    public static JsonNode FullAccess => JsonNode.Parse(Everything)!;

    private static bool IsAllowed(AccessRequest access, bool byIdentity, List<PrincipalMatch> resource)
    {
        var isNamed = resource.Contains(PrincipalMatch.Direct);
        var isHandedOver = resource.Contains(PrincipalMatch.ByAccount);
        if (access.Caller.IsService) return isNamed;
        if (access.Caller.Account != access.ResourceAccount) return byIdentity && (isNamed || isHandedOver);
        return access.ResourcePolicyDecides && access.ResourcePolicy is not null
            ? isNamed || (isHandedOver && byIdentity)
            : isNamed || byIdentity;
    }

    private static IEnumerable<PrincipalMatch> Matches(IEnumerable<PolicyStatement> statements, PolicyEffect effect, AccessRequest access) =>
        from statement in statements
        where statement.Effect == effect && statement.Covers(access.Request)
        select PrincipalMatching.Match(statement.Principals ?? throw new PolicyException($"{statement.Sid}: a resource's policy without Principal"), access.Caller);
}
