using BackupScheduler.EndToEnd.Deployed.Grants;
using BackupScheduler.EndToEnd.Publishing;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>The shipped templates deployed, IAM enforced, and a whole run: with exactly the rights that the templates grant.</summary>
public sealed class DeployedServiceTests(PublishedFunctions published) : IClassFixture<PublishedFunctions>
{
    private static readonly Dictionary<string, string> s_parameters = new()
    {
        ["Regions"] = string.Join(',', DeployedTables.Regions),
        ["BackupRetention"] = "1",
        ["TablesExcludeTags"] = "backup=no",
        ["ReviewDelaySeconds"] = "1",
        ["IamWriteRate"] = "1000",
        ["ConfirmDelaySeconds"] = "1",
        ["DrillSampling"] = "allowed",
        ["ExternalId"] = "end-to-end",
    };

    [Fact]
    public async Task The_service_as_deployed_does_all_its_work_with_exactly_what_its_roles_are_granted()
    {
        await using var service = await DeployedInstallation.StartAsync(s_parameters);
        var tables = await DeployedTables.SeedAsync(service);
        var events = new EventStory(service);
        await events.ListenAsync();
        await service.EnforceAsync();
        foreach (var function in service.Deployment.Functions) await service.StartAsync(published, function.LogicalId);

        await new DenyStory(service, published).PlayAsync();
        await tables.PlayAsync();
        await events.CheckAsync(tables.Places);
        await new CopyStory(service).CheckAsync();
        await new PeopleStory(service).PlayAsync();

        var review = new GrantReview(
            service.Grants, service.Proxy.Ledger.Calls, account => service.Organization.Accounts.Contains(account) ? service.Organization.Id : null);
        var differences = review.Differences(GrantException.All);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }
}
