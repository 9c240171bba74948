using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>An inline policy of a role of the service, as its template has it.</summary>
/// <param name="Document">Resolved: with ARNs and conditions.</param>
public sealed record RoleGrant(string Account, string RoleArn, string PolicyName, string Document)
{
    /// <summary>Without the path.</summary>
    public string RoleName => RoleArn[(RoleArn.LastIndexOf('/') + 1)..];
}

/// <summary>
/// Makes the deployed roles fit for the emulator's IAM enforcement, which weighs actions only: an ARN would grant nothing, and a
/// condition is not looked at. It knows batches of SQS and the tagging service by other action names, and refuses the account's
/// root as the principal of a trust. The shipped grants are answered, to be held against what the roles really use.
/// </summary>
public sealed class GrantWidening(IndependentReader reader, PrincipalSeeder principals)
{
    /// <summary>The path of the service's roles.</summary>
    public const string Path = "/backup-scheduler/";

    /// <summary>The path of the roles in the vault account.</summary>
    public const string VaultPath = "/backup-scheduler-vault/";

    /// <summary>All inline policies of the service's roles in these accounts, as they were before.</summary>
    public async Task<IReadOnlyList<RoleGrant>> WidenAsync(IEnumerable<string> accounts, CancellationToken cancellation = default)
    {
        var grants = new List<RoleGrant>();
        foreach (var account in accounts)
        {
            var roles = await reader.PrincipalsAsync(account, cancellation);
            foreach (var role in roles.Where(principal => principal.Kind == "Role" && principal.Path is Path or VaultPath))
            {
                grants.AddRange(await WidenAsync(account, role, cancellation));
            }
        }

        return grants;
    }

    /// <summary>The same statements on everything, without conditions, under the names that the emulator knows.</summary>
    public static string Widen(string document)
    {
        var policy = JsonNode.Parse(document)!.AsObject();
        foreach (var statement in policy["Statement"]!.AsArray().Select(statement => statement!.AsObject()))
        {
            statement.Remove("Condition");
            statement["Resource"] = "*";
            var actions = statement["Action"] is JsonArray many ? many.Select(action => (string)action!) : [(string)statement["Action"]!];
            statement["Action"] = new JsonArray([.. actions.SelectMany(NamesOf).Select(action => (JsonNode)action)]);
        }

        return policy.ToJsonString();
    }

    private async Task<IReadOnlyList<RoleGrant>> WidenAsync(string account, PrincipalFact role, CancellationToken cancellation)
    {
        foreach (var (name, document) in role.Inline)
        {
            await principals.PutInlineAsync(account, IamPrincipal.Role(role.Name), name, Widen(document), cancellation);
        }

        if (role.Trust?.Contains(":root", StringComparison.Ordinal) == true)
        {
            await principals.SetTrustAsync(account, role.Name, PolicyDocuments.Trust("""{"AWS":"*"}"""), cancellation);
        }

        return [.. role.Inline.Select(policy => new RoleGrant(account, role.Arn, policy.Key, policy.Value))];
    }

    private static IEnumerable<string> NamesOf(string action) =>
        action is "sqs:SendMessage" or "sqs:DeleteMessage" or "sqs:ChangeMessageVisibility" ? [action, $"{action}Batch"]
        : action.StartsWith("tag:", StringComparison.Ordinal) ? [action, $"tagging:{action[4..]}"]
        : [action];
}
