using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Policies;
using BackupScheduler.Templates.Tests.Policies.Evaluation;

namespace BackupScheduler.Templates.Tests.Policies;

/// <summary>A row of the table: who may, or may not, do what to which resource, and why that matters.</summary>
internal sealed record AccessCase(bool IsAllowed, Caller Caller, string Action, string Resource, string Why)
{
    /// <summary>Keys of the request besides those that every request has; null takes one of those away.</summary>
    public IReadOnlyDictionary<string, string?> Given { get; init; } = new Dictionary<string, string?>();

    public Installation Installation { get; init; } = Installation.Whole;

    /// <summary>For a resource that is none of ours, or whose policy somebody has replaced.</summary>
    public string? ForeignPolicy { get; init; }

    public string Name => string.Join(' ',
    [
        $"[{Installation.Name}]", Caller.ToString(), IsAllowed ? "may" : "may not", Action, Resource,
        .. Given.Select(pair => $"{pair.Key}={pair.Value ?? "(missing)"}"), $"({Why})",
    ]);

    public AccessCase With(string key, string? value) => this with { Given = new Dictionary<string, string?>(Given) { [key] = value } };

    public AccessCase In(Installation installation) => this with { Installation = installation };

    public AccessRequest ToRequest()
    {
        var owner = OwnerOf(Resource, Caller);
        return new AccessRequest(Caller, new PolicyRequest(Action, Resource) { Context = Context(owner) }, owner)
        {
            IdentityPolicies = [.. InstalledPolicies.OfIdentity(Installation, Caller)],
            ResourcePolicy = ForeignPolicy is { } foreign
                ? JsonNode.Parse(foreign)
                : InstalledPolicies.OfResource(Installation, Action, Resource, owner),
            ServiceControlPolicies = [.. InstalledPolicies.OfOrganization(Installation, Caller)],
        };
    }

    private Dictionary<string, string> Context(string owner)
    {
        var context = new Dictionary<string, string?>
        {
            ["aws:SecureTransport"] = "true",
            ["aws:PrincipalIsAWSService"] = Caller.IsService ? "true" : "false",
            ["aws:ResourceAccount"] = owner,
            ["aws:ResourceOrgID"] = Callers.OrganizationOf(owner),
        };
        if (!Caller.IsService)
        {
            context["aws:PrincipalArn"] = Caller.Principal;
            context["aws:PrincipalAccount"] = Caller.Account;
            context["aws:PrincipalOrgID"] = Caller.Organization;
        }

        foreach (var (key, value) in Given) context[key] = value;
        return context.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);
    }

    // The ARN of a bucket names no account; a star is about the caller's own.
    private static string OwnerOf(string resource, Caller caller)
    {
        if (resource.StartsWith($"arn:aws:s3:::{Installation.VaultBucket}", StringComparison.Ordinal)) return Installation.Vault;
        return resource == "*" ? caller.Account : resource.Split(':')[4];
    }
}
