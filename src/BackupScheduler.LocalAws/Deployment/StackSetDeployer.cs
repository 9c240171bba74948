using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Deployment;

/// <summary>A StackSet that was deployed.</summary>
/// <param name="File">The template's.</param>
/// <param name="Instances">The accounts that the StackSet reached, by their units.</param>
/// <param name="Stacks">The accounts that got a stack of their own instead.</param>
public sealed record DeployedStackSet(
    string Name, string File, string Region, IReadOnlyList<string> Instances, IReadOnlyList<string> Stacks)
{
    public IReadOnlyList<string> Accounts => [.. Instances, .. Stacks];
}

/// <summary>Service-managed StackSets, by unit.</summary>
/// <remarks>
/// The emulator takes the units that are named and one level below them: so every second level is named. Named by its root it would
/// take the management account too, which AWS skips: accounts directly below the root get a stack each, through the API.
/// </remarks>
internal sealed class StackSetDeployer(CloudFormationApi api, OrganizationTree organization, AwsPlace home)
{
    public async Task<DeployedStackSet> DeployAsync(StackSetFacts set, CancellationToken cancellation)
    {
        await api.CreateStackSetAsync(home, set.Name, set.TemplateUrl, set.Parameters, cancellation);
        var levels = await organization.LevelsAsync(set.Targets, cancellation);
        var named = levels.Index().Where(level => level.Index % 2 == 0).SelectMany(level => level.Item).ToList();
        if (named.Count > 0)
        {
            await api.CreateInstancesAsync(home, set.Name, named, set.Region, cancellation);
        }

        var alone = await OutsideUnitsAsync(set, cancellation);
        foreach (var account in alone)
        {
            await api.CreateStackAsync(new AwsPlace(account, set.Region), $"StackSet-{set.Name}", set.TemplateUrl, set.Parameters, cancellation);
        }

        return new DeployedStackSet(set.Name, set.File, set.Region, await api.InstancesAsync(home, set.Name, cancellation), alone);
    }

    private async Task<IReadOnlyList<string>> OutsideUnitsAsync(StackSetFacts set, CancellationToken cancellation)
    {
        var accounts = new List<string>();
        foreach (var root in set.Targets.Where(OrganizationTree.IsRoot))
        {
            accounts.AddRange(await organization.AccountsAsync(root, cancellation));
        }

        return accounts;
    }
}
