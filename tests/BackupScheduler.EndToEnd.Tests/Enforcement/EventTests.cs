using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Enforcement;

/// <summary>The published PolicyEnforcer follows events that the proxy makes of IAM's writes, its own among them.</summary>
public sealed class EventTests(PublishedFunctions published) : IClassFixture<PublishedFunctions>
{
    private static readonly IamPrincipal s_new = IamPrincipal.Role("new+=,.@-_");

    [Fact]
    public async Task A_new_role_gets_the_deny_whatever_is_done_to_it_and_the_enforcer_s_own_writes_make_no_loop()
    {
        await using var service = await ServiceInstallation.StartAsync(new AwsProxyOptions { Iam = new() { PrincipalLag = TimeSpan.FromSeconds(3) } });
        var account = await service.Seeder.Organization.CreateAccountAsync("member");
        await service.StartEnforcerAsync(published);
        service.TellOfIam();
        await service.SweepAsync(account);
        using var throughProxy = new AwsWire(service.Proxy.Address);
        var people = new PrincipalSeeder(throughProxy);
        service.Proxy.Log.Clear();

        await people.CreateRoleAsync(account, s_new.Name, "/a/b/c/");
        await service.SettleAsync();
        Assert.True(await IsDeniedAsync(service, account));
        Assert.Equal(1, Calls(service, "AttachRolePolicy"));
        Assert.Equal(0, Calls(service, "GetAccountAuthorizationDetails"));

        await people.DetachAsync(account, s_new, Deny.ArnIn(account));
        await service.SettleAsync();
        Assert.True(await IsDeniedAsync(service, account));

        await people.Policies.AddVersionAsync(account, Deny.ArnIn(account), """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        await service.SettleAsync();
        Assert.True(Deny.Is((await service.Reader.PolicyAsync(account, Deny.ArnIn(account)))!.Document));

        await people.SetTrustAsync(account, "OrganizationAccountAccessRole", PolicyDocuments.TrustOfAccount(account));
        await service.SettleAsync();
        Assert.Empty(await service.DeadLettersAsync());
        Assert.Contains(service.Lines, line => line.Contains("\"Tampering\":1", StringComparison.Ordinal));
        Assert.Contains(service.Lines, line => line.Contains("own doing", StringComparison.Ordinal));

        service.Proxy.Log.Clear();
        await service.SweepAsync(account);
        Assert.DoesNotContain(service.Proxy.Log.Calls, call => Deny.IsWrite(call.Operation));
    }

    [Fact]
    public async Task An_event_of_an_account_outside_the_organization_touches_nothing()
    {
        await using var service = await ServiceInstallation.StartAsync();
        await service.StartEnforcerAsync(published);
        service.TellOfIam();
        using var throughProxy = new AwsWire(service.Proxy.Address);

        await new PrincipalSeeder(throughProxy).CreateRoleAsync("999988887777", "Stranger");
        await service.SettleAsync();

        Assert.Equal("ForeignAccount", Assert.Single(await service.DeadLettersAsync()).Attributes["ErrorCode"]);
        Assert.Empty((await service.Reader.PrincipalsAsync("999988887777")).Single().Attached);
        Assert.Equal((1, 0), (Calls(service, "DescribeAccount"), Calls(service, "AssumeRole")));
    }

    private static int Calls(ServiceInstallation service, string operation) => service.Proxy.Log.Count(operation);

    private static async Task<bool> IsDeniedAsync(ServiceInstallation service, string account) =>
        Deny.IsOn((await service.Reader.PrincipalsAsync(account)).Single(principal => principal.Name == s_new.Name), account);
}
