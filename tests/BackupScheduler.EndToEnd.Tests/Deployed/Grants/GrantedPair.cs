using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment;
using BackupScheduler.LocalAws.Policies;

namespace BackupScheduler.EndToEnd.Deployed.Grants;

/// <summary>One action on one resource pattern that a role is allowed, in whichever account: the account's own id is left open.</summary>
internal sealed record GrantedPair(string Role, string Action, string Resource)
{
    private const string OwnAccount = "<account>";

    /// <summary>All of a policy, each with a statement that allows just that pair.</summary>
    public static IEnumerable<(GrantedPair Pair, PolicyDocument Alone)> Of(RoleGrant grant) =>
        from statement in JsonNode.Parse(grant.Document)!["Statement"]!.AsArray()
        from action in Many(statement!["Action"])
        from resource in Many(statement["Resource"])
        select (new GrantedPair(grant.RoleName, action, resource.Replace($":{grant.Account}:", $":{OwnAccount}:", StringComparison.Ordinal).Replace($"/{grant.Account}/", $"/{OwnAccount}/", StringComparison.Ordinal)),
            Alone(statement, action, resource));

    public override string ToString() => $"{Role}: {Action} on {Resource}";

    private static PolicyDocument Alone(JsonNode statement, string action, string resource)
    {
        var only = statement.DeepClone();
        only["Action"] = action;
        only["Resource"] = resource;
        return PolicyDocument.Parse(new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = only });
    }

    private static IEnumerable<string> Many(JsonNode? node) =>
        node is JsonArray many ? many.Select(one => (string)one!) : [(string)node!];
}
