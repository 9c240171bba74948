using BackupScheduler.EndToEnd.Enforcement;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Proxy.Iam;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Deployed;

/// <summary>The deny of one account: by events from the first role on, repaired in both ways, inline for a while.</summary>
internal sealed class DenyStory(DeployedInstallation service, PublishedFunctions published)
{
    private const string Enforcer = "PolicyEnforcer";

    private readonly string _account = service.Organization.Teams[0];
    private readonly PrincipalSeeder _people = new(service.Told());

    private string Policy => Deny.ArnIn(_account);

    public async Task PlayAsync()
    {
        await NewcomersAsync();
        await RepairsAsync();
        await InlineAsync();
        foreach (var principal in await service.Reader.PrincipalsAsync(_account))
            Assert.Equal(principal.Name != "BackupWorker", Deny.IsOn(principal, _account));
        Assert.All(await service.Reader.PrincipalsAsync(_account), principal => Assert.DoesNotContain(Deny.Name, principal.Inline.Keys));
    }

    // Before any sweep: the first event makes the policy, and asks for a sweep of everybody else.
    private async Task NewcomersAsync()
    {
        await _people.CreateRoleAsync(_account, "Newcomer", "/teams/");
        await _people.CreateUserAsync(_account, "anna", "/people/");
        await service.SettleAsync();
        service.Proxy.Canned.Respond(
            new CallMatch("iam", "GetRole"), call => AwsError.Of(call, 404, "NoSuchEntity", "The role cannot be found, yet."), times: 1);
        await _people.CreateRoleAsync(_account, "LateToAppear");
        await service.Seeder.Queues.SendAsync(
            DeployedInstallation.Home, service.QueueUrl("EnforcementQueue"), IamEvents.Body(IamEvents.RoleCreated("999988887777", "Stranger", DateTimeOffset.UtcNow)));
        await service.SettleAsync();
    }

    // Our own version comes back into force while it is there; where all five are others', one has to go.
    private async Task RepairsAsync()
    {
        await _people.Policies.AddVersionAsync(_account, Policy, PolicyDocuments.AllowEverything);
        await service.SettleAsync();
        Assert.True(Deny.Is((await service.Reader.PolicyAsync(_account, Policy))!.Document));
        for (var i = 3; i <= 5; i++) await _people.Policies.AddVersionAsync(_account, Policy, PolicyDocuments.AllowEverything, setAsDefault: i == 5);
        await service.SettleAsync();
        Assert.True(Deny.Is((await service.Reader.PolicyAsync(_account, Policy))!.Document));
    }

    // As an update of the stack's parameter DenyMode would have it, and back: then two sweeps, of which the second tidies up.
    private async Task InlineAsync()
    {
        await service.StartAsync(published, Enforcer, ("DENY_MODE", "inline"));
        await _people.CreateRoleAsync(_account, "InlineRole");
        await _people.CreateUserAsync(_account, "inline-user");
        await service.SettleAsync();
        await service.StartAsync(published, Enforcer);
        for (var i = 0; i < 2; i++)
        {
            await service.Seeder.Queues.SendAsync(
                DeployedInstallation.Home, service.QueueUrl("EnforcementQueue"),
                $$"""{"version":1,"kind":"ProtectAccount","run":"{{DateTimeOffset.UtcNow:yyyyMMdd'T'HHmmss'Z'}}","account":"{{_account}}"}""");
            await service.SettleAsync();
        }
    }
}
