using System.Globalization;
using System.Xml.Linq;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>Stacks and StackSets, as the AWS command line would call for them.</summary>
internal sealed class CloudFormationApi(AwsWire wire)
{
    /// <exception cref="AwsWireException">A resource cannot be made; what was made before it stays, as the emulator rolls nothing back.</exception>
    public Task CreateStackAsync(
        AwsPlace place, string name, string templateUrl, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation) =>
        CallAsync(place, "CreateStack", new Dictionary<string, string>(Parameters(parameters))
        {
            ["StackName"] = name,
            ["TemplateURL"] = templateUrl,
            ["Capabilities.member.1"] = "CAPABILITY_NAMED_IAM",
        }, cancellation);

    public async Task<IReadOnlyDictionary<string, string>> OutputsAsync(AwsPlace place, string name, CancellationToken cancellation)
    {
        var answer = await CallAsync(place, "DescribeStacks", new() { ["StackName"] = name }, cancellation);
        return answer.Members("Outputs").ToDictionary(output => output.Text("OutputKey"), output => output.Text("OutputValue"));
    }

    /// <summary>Physical by logical ids. The emulator lists a resource that it has not made as an empty member.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ResourcesAsync(AwsPlace place, string name, CancellationToken cancellation)
    {
        var answer = await CallAsync(place, "DescribeStackResources", new() { ["StackName"] = name }, cancellation);
        return answer.Members("StackResources").Where(resource => resource.Text("LogicalResourceId").Length > 0)
            .ToDictionary(resource => resource.Text("LogicalResourceId"), resource => resource.Text("PhysicalResourceId"));
    }

    /// <summary>Service-managed, with automatic deployment.</summary>
    public Task CreateStackSetAsync(
        AwsPlace place, string name, string templateUrl, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation) =>
        CallAsync(place, "CreateStackSet", new Dictionary<string, string>(Parameters(parameters))
        {
            ["StackSetName"] = name,
            ["TemplateURL"] = templateUrl,
            ["PermissionModel"] = "SERVICE_MANAGED",
            ["AutoDeployment.Enabled"] = "true",
            ["AutoDeployment.RetainStacksOnAccountRemoval"] = "true",
            ["Capabilities.member.1"] = "CAPABILITY_NAMED_IAM",
        }, cancellation);

    public Task CreateInstancesAsync(
        AwsPlace place, string stackSet, IReadOnlyList<string> units, string region, CancellationToken cancellation) =>
        CallAsync(place, "CreateStackInstances", new Dictionary<string, string>(
            Members("DeploymentTargets.OrganizationalUnitIds", units))
        {
            ["StackSetName"] = stackSet,
            ["Regions.member.1"] = region,
        }, cancellation);

    /// <summary>The accounts that have an instance.</summary>
    public async Task<IReadOnlyList<string>> InstancesAsync(AwsPlace place, string stackSet, CancellationToken cancellation)
    {
        var answer = await CallAsync(place, "ListStackInstances", new() { ["StackSetName"] = stackSet }, cancellation);
        return [.. answer.Members("Summaries").Select(instance => instance.Text("Account"))];
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(IReadOnlyDictionary<string, string> parameters) =>
        parameters.Index().SelectMany(parameter => new[]
        {
            KeyValuePair.Create(Member("Parameters", parameter.Index) + ".ParameterKey", parameter.Item.Key),
            KeyValuePair.Create(Member("Parameters", parameter.Index) + ".ParameterValue", parameter.Item.Value),
        });

    private static IEnumerable<KeyValuePair<string, string>> Members(string list, IEnumerable<string> values) =>
        values.Index().Select(value => KeyValuePair.Create(Member(list, value.Index), value.Item));

    private static string Member(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}.member.{index + 1}");

    private Task<XElement> CallAsync(AwsPlace place, string action, Dictionary<string, string> input, CancellationToken cancellation) =>
        wire.CallAsync(QueryService.CloudFormation, action, input, place, cancellation);
}
