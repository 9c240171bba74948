using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Policies;

namespace BackupScheduler.Templates.Tests.Policies.Evaluation;

/// <summary>A call with all the policies that have a say in it.</summary>
/// <param name="ResourceAccount">The account that owns the resource, which an ARN need not tell.</param>
public sealed record AccessRequest(Caller Caller, PolicyRequest Request, string ResourceAccount)
{
    public IReadOnlyList<JsonNode> IdentityPolicies { get; init; } = [];

    /// <summary>The trust of a role, the policy of a bucket, key, queue or bus; null where the resource has none.</summary>
    public JsonNode? ResourcePolicy { get; init; }

    /// <summary>Those that bind the caller's account; empty where none does, as in the management account.</summary>
    public IReadOnlyList<JsonNode> ServiceControlPolicies { get; init; } = [];

    /// <summary>Trusts and key policies decide alone: an allow of the identity counts only where they hand the decision to its account.</summary>
    public bool ResourcePolicyDecides => Request.Action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase)
        || Request.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);
}
