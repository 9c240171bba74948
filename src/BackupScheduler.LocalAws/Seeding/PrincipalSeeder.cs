using System.Text.Json.Nodes;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>
/// IAM users and roles, and their policies. Aimed at the emulator itself, it makes what AWS would refuse to: roles on reserved
/// paths with whatever is attached to them. moto lets anyone assume even a role that does not exist; real ones are for
/// listings and enforcement.
/// </summary>
public sealed class PrincipalSeeder(AwsWire wire)
{
    /// <summary>The role that Organizations makes in each account.</summary>
    public const string AdministratorRole = "OrganizationAccountAccessRole";

    /// <summary>Policies, and which of their versions holds.</summary>
    public ManagedPolicySeeder Policies { get; } = new(wire);

    /// <param name="path">With both slashes, such as `/people/`.</param>
    /// <returns>The user's ARN.</returns>
    public async Task<string> CreateUserAsync(
        string account, string name, string path = "/", CancellationToken cancellation = default) =>
        (await CallAsync(account, "CreateUser", IamPrincipal.User(name).Fields(("Path", path)), cancellation)).Text("Arn");

    /// <param name="path">With both slashes, such as `/backup-scheduler/`.</param>
    /// <param name="trust">Who may assume it; EC2 when null.</param>
    /// <returns>The role's ARN.</returns>
    public async Task<string> CreateRoleAsync(
        string account, string name, string path = "/", string? trust = null, CancellationToken cancellation = default) =>
        (await CallAsync(account, "CreateRole", IamPrincipal.Role(name).Fields(
            ("Path", path), ("AssumeRolePolicyDocument", trust ?? PolicyDocuments.TrustOfService("ec2.amazonaws.com"))),
            cancellation)).Text("Arn");

    /// <param name="service">Such as `autoscaling.amazonaws.com`: moto makes the role's name of it.</param>
    /// <returns>The role's ARN, on the path `/aws-service-role/`.</returns>
    public async Task<string> CreateServiceLinkedRoleAsync(
        string account, string service, CancellationToken cancellation = default) =>
        (await CallAsync(account, "CreateServiceLinkedRole", new() { ["AWSServiceName"] = service }, cancellation)).Text("Arn");

    /// <summary>A role as Identity Center makes them.</summary>
    /// <param name="permissionSet">Such as `Developers`; the role's name holds it.</param>
    /// <returns>The role's ARN, on the path `/aws-reserved/`.</returns>
    public Task<string> CreateIdentityCenterRoleAsync(
        string account, string permissionSet, CancellationToken cancellation = default) =>
        CreateRoleAsync(account, $"AWSReservedSSO_{permissionSet}_0123456789abcdef", "/aws-reserved/sso.amazonaws.com/",
            PolicyDocuments.Trust($$"""{"Federated":"arn:aws:iam::{{account}}:saml-provider/AWSSSO_DO_NOT_DELETE"}"""), cancellation);

    public async Task<AwsCredentials> CreateAccessKeyAsync(
        string account, string user, CancellationToken cancellation = default)
    {
        var answer = await CallAsync(account, "CreateAccessKey", IamPrincipal.User(user).Fields(), cancellation);
        return new AwsCredentials(answer.Text("AccessKeyId"), answer.Text("SecretAccessKey"));
    }

    /// <summary>A session that may do everything in the account, IAM enforcement or not. It needs enforcement off to be made.</summary>
    public async Task<AwsCredentials> AdministratorAsync(string account, CancellationToken cancellation = default)
    {
        try
        {
            await CreateRoleAsync(account, AdministratorRole, "/", PolicyDocuments.TrustOfAccount(account), cancellation);
        }
        catch (AwsWireException e) when (e.Code == "EntityAlreadyExists")
        {
            // Accounts that Organizations made have it, without any policy.
        }

        await PutInlineAsync(account, IamPrincipal.Role(AdministratorRole), "everything", PolicyDocuments.AllowEverything, cancellation);
        return await wire.AssumeRoleAsync(
            $"arn:aws:iam::{account}:role/{AdministratorRole}", "administrator", account, cancellation);
    }

    public Task AttachAsync(
        string account, IamPrincipal principal, string policyArn, CancellationToken cancellation = default) =>
        CallAsync(account, principal.Action("Attach*Policy"), principal.Fields(("PolicyArn", policyArn)), cancellation);

    public Task DetachAsync(
        string account, IamPrincipal principal, string policyArn, CancellationToken cancellation = default) =>
        CallAsync(account, principal.Action("Detach*Policy"), principal.Fields(("PolicyArn", policyArn)), cancellation);

    public Task PutInlineAsync(
        string account, IamPrincipal principal, string name, string document, CancellationToken cancellation = default) =>
        CallAsync(account, principal.Action("Put*Policy"),
            principal.Fields(("PolicyName", name), ("PolicyDocument", document)), cancellation);

    public Task DeleteInlineAsync(
        string account, IamPrincipal principal, string name, CancellationToken cancellation = default) =>
        CallAsync(account, principal.Action("Delete*Policy"), principal.Fields(("PolicyName", name)), cancellation);

    public Task SetTrustAsync(string account, string role, string trust, CancellationToken cancellation = default) =>
        CallAsync(account, "UpdateAssumeRolePolicy", IamPrincipal.Role(role).Fields(("PolicyDocument", trust)), cancellation);

    public Task DeleteAsync(string account, IamPrincipal principal, CancellationToken cancellation = default) =>
        CallAsync(account, principal.Action("Delete*"), principal.Fields(), cancellation);

    /// <summary>
    /// Users `prefix-user-0` and so on, and roles `prefix-role-0`, on the path `/prefix/`: as stacks, since one call makes hundreds
    /// of them. Aim it at the emulator: no IAM call passes, so a proxy would not see them come.
    /// </summary>
    public async Task CreateManyAsync(
        string account, string prefix, int users, int roles, CancellationToken cancellation = default)
    {
        var all = Enumerable.Range(0, users).Select(i => User($"{prefix}-user-{i}", prefix))
            .Concat(Enumerable.Range(0, roles).Select(i => Role($"{prefix}-role-{i}", prefix)));
        foreach (var (stack, number) in all.Chunk(500).Select((stack, number) => (stack, number)))
        {
            var resources = new JsonObject(stack.Select((resource, i) => KeyValuePair.Create($"P{i}", (JsonNode?)resource)));
            await wire.CallAsync(QueryService.CloudFormation, "CreateStack", new Dictionary<string, string>
            {
                ["StackName"] = $"{prefix}-{number}",
                ["TemplateBody"] = new JsonObject { ["Resources"] = resources }.ToJsonString(),
            }, new AwsPlace(account, "us-east-1"), cancellation);
        }
    }

    private static JsonObject User(string name, string prefix) => new()
    {
        ["Type"] = "AWS::IAM::User",
        ["Properties"] = new JsonObject { ["UserName"] = name, ["Path"] = $"/{prefix}/" },
    };

    private static JsonObject Role(string name, string prefix) => new()
    {
        ["Type"] = "AWS::IAM::Role",
        ["Properties"] = new JsonObject
        {
            ["RoleName"] = name,
            ["Path"] = $"/{prefix}/",
            ["AssumeRolePolicyDocument"] = JsonNode.Parse(PolicyDocuments.TrustOfService("ec2.amazonaws.com")),
        },
    };

    private Task<XElement> CallAsync(
        string account, string action, Dictionary<string, string> input, CancellationToken cancellation) =>
        wire.CallAsync(QueryService.Iam, action, input, new AwsPlace(account, "us-east-1"), cancellation);
}
