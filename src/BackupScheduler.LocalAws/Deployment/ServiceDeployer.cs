using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Deployment.Adapting;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>
/// Installs the service in the emulator as its guide says: the vault, then the hub, and the StackSets of the hub, which the emulator
/// does not make from a template, through its API. IAM enforcement must be off.
/// </summary>
public sealed class ServiceDeployer(AwsWire wire, TemplateLibrary templates)
{
    private const string HubStack = "backup-scheduler", VaultStack = "backup-scheduler-vault";

    /// <exception cref="AwsWireException">The emulator cannot make it.</exception>
    public async Task<ServiceDeployment> DeployAsync(DeploymentOptions options, CancellationToken cancellation = default)
    {
        var package = new Package(wire, options.Home);
        await package.CreateAsync(cancellation);
        var deployer = new StackDeployer(wire, templates, package);
        var members = new Dictionary<string, AdaptedTemplate>();
        foreach (var file in new[] { ServiceTemplates.MemberRoles, ServiceTemplates.MemberEvents })
        {
            members[file] = (await deployer.UploadAsync(file, cancellation)).Template;
        }

        var vault = await DeployVaultAsync(deployer, options, cancellation);
        var hub = await deployer.DeployAsync(options.Home, HubStack, ServiceTemplates.Hub, Parameters(options, vault), cancellation);
        var source = templates.Read(ServiceTemplates.Hub);
        return new ServiceDeployment(
            hub, vault, await DeployStackSetsAsync(deployer, options.Home, hub, cancellation),
            await ReadFunctionsAsync(source, hub, cancellation))
        {
            EventSources = EventSourceFacts.Of(source),
            Schedule = ScheduleFacts.Of(hub),
            Members = members,
        };
    }

    private static Dictionary<string, string> Parameters(DeploymentOptions options, DeployedStack? vault) => new(options.Parameters)
    {
        ["CodeBucket"] = Package.Bucket,
        ["CodePrefix"] = Package.Prefix,
        ["OrganizationId"] = options.OrganizationId,
        ["DeployTo"] = string.Join(',', options.DeployTo),
        ["VaultBucket"] = OfVault("VaultBucket", options, vault),
        ["VaultAccount"] = OfVault("VaultAccount", options, vault),
        ["VaultKeyArn"] = OfVault("VaultKeyArn", options, vault),
    };

    private static string OfVault(string output, DeploymentOptions options, DeployedStack? vault) =>
        options.CopiesToVault && vault is not null ? vault.Outputs[output] : "none";

    // Whom the hub's parameters name looks into the vault too.
    private static Dictionary<string, string> VaultParameters(DeploymentOptions options, string account)
    {
        var parameters = new Dictionary<string, string>
        {
            ["OrganizationId"] = options.OrganizationId,
            ["BreakGlassPrincipalArn"] = $"arn:aws:iam::{account}:user/break-glass",
            ["ManagementAccount"] = options.Home.Account,
        };
        foreach (var name in new[] { "OperatorRoleArn", "MaintenanceRoleArn", "ExternalId" })
        {
            if (options.Parameters.TryGetValue(name, out var value))
            {
                parameters[name] = value;
            }
        }

        return parameters;
    }

    private static async Task<DeployedStack?> DeployVaultAsync(StackDeployer deployer, DeploymentOptions options, CancellationToken cancellation)
    {
        if (options.VaultAccount is not { } account)
        {
            return null;
        }

        // CloudFormation reads a template from a bucket of the account that it works in.
        var place = options.Home with { Account = account };
        return await deployer.DeployAsync(place, VaultStack, ServiceTemplates.Vault, VaultParameters(options, account), cancellation);
    }

    private async Task<IReadOnlyList<DeployedStackSet>> DeployStackSetsAsync(
        StackDeployer deployer, AwsPlace home, DeployedStack hub, CancellationToken cancellation)
    {
        var sets = new StackSetDeployer(deployer.Api, new OrganizationTree(wire, home.Account), home);
        var deployed = new List<DeployedStackSet>();
        foreach (var set in StackSetFacts.Of(hub))
        {
            deployed.Add(await sets.DeployAsync(set, cancellation));
        }

        return deployed;
    }

    private async Task<IReadOnlyList<DeployedFunction>> ReadFunctionsAsync(JsonObject template, DeployedStack hub, CancellationToken cancellation)
    {
        var functions = new List<DeployedFunction>();
        foreach (var (id, _) in template.Resources().Where(resource => resource.Value.TypeOf() == "AWS::Lambda::Function"))
        {
            functions.Add(await DeployedFunction.ReadAsync(wire, hub.Place, id, hub.Resources[id], cancellation));
        }

        return functions;
    }
}
