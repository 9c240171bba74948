using System.Globalization;
using BackupScheduler.LocalAws.Deployment;

namespace BackupScheduler.Cli.Demo;

/// <summary>The service as its templates install it in the demo's organization.</summary>
/// <param name="Service">What the emulator has of it.</param>
/// <param name="Endpoint">Where the queues' URLs lead: to the proxy.</param>
internal sealed record DemoDeployment(ServiceDeployment Service, Uri Endpoint)
{
    /// <summary>Deploys the templates that this program carries.</summary>
    public static async Task<DemoDeployment> CreateAsync(
        DemoWorld world, DemoOptions options, DemoSeed seed, CancellationToken cancellation)
    {
        var deployer = new ServiceDeployer(world.Direct, TemplateLibrary.In(typeof(DemoDeployment).Assembly));
        var service = await deployer.DeployAsync(
            new DeploymentOptions(DemoWorld.Home)
            {
                OrganizationId = seed.Organization.Id,
                DeployTo = [seed.Organization.Root],
                VaultAccount = seed.Vault,
                CopiesToVault = options.Vault,
                Parameters = new Dictionary<string, string>
                {
                    ["Regions"] = string.Join(',', DemoPlan.Regions.Take(options.Regions)),
                    ["BackupRetention"] = options.Keep.ToString(CultureInfo.InvariantCulture),
                    ["TablesExclude"] = DemoPlan.ExcludePattern,
                    ["TablesExcludeTags"] = $"{DemoPlan.TagKey}={DemoPlan.TagValue}",
                    ["ReviewDelaySeconds"] = "2",
                    // Nobody listens there.
                    ["EventBus"] = "none",
                    ["ConfirmDelaySeconds"] = options.Vault ? "1" : "900",
                    // The emulator is no AWS: nobody is served worse by faster writes.
                    ["IamWriteRate"] = "50",
                },
            },
            cancellation);
        return new DemoDeployment(service, world.Proxy.Address);
    }

    /// <summary>The deployed functions' settings, which are the same for all of them.</summary>
    public IReadOnlyDictionary<string, string> Variables => new Dictionary<string, string>(
        Service.Function("Worker").Environment.ToDictionary(variable => variable.Key, variable => EmulatedUrls.In(variable.Value, Endpoint)))
    {
        ["AWS_REGION"] = DemoWorld.HomeRegion,
    };

    /// <summary>The URL of a queue.</summary>
    /// <param name="variable">As the functions know it, such as TABLE_QUEUE_URL.</param>
    public string Queue(string variable) => Variables[variable];
}
