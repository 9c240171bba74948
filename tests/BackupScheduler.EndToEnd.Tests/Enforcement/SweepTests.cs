using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.EndToEnd.Enforcement;

/// <summary>The published PolicyEnforcer sweeps accounts.</summary>
public sealed class SweepTests(PublishedFunctions published) : IClassFixture<PublishedFunctions>
{
    private static readonly (string, string) s_fast = ("IAM_WRITE_RATE", "1000");

    [Fact]
    public async Task Fifteen_hundred_users_and_roles_cost_two_pages_the_policy_and_one_write_each_and_the_second_time_none()
    {
        // On a slow machine the emulator takes its time: the item must not come again meanwhile.
        await using var service = await ServiceInstallation.StartAsync(new InstallationOptions
        {
            Proxy = new AwsProxyOptions { Iam = new() { TrustsListings = true } },
            Visibility = TimeSpan.FromMinutes(4),
            FunctionTimeout = TimeSpan.FromMinutes(4),
        });
        var account = await service.Seeder.Organization.CreateAccountAsync("member");
        await service.Seeder.Principals.CreateManyAsync(account, "many", users: 500, roles: 999);
        await service.StartEnforcerAsync(published, s_fast);

        await service.SweepAsync(account);
        // With the role that Organizations makes.
        var principals = await service.Reader.PrincipalsAsync(account);
        Assert.Equal(1500, principals.Count);
        Assert.All(principals, principal => Assert.True(Deny.IsOn(principal, account), principal.Arn));
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["GetAccountAuthorizationDetails"] = 2,
                ["GetPolicy"] = 1,
                ["CreatePolicy"] = 1,
                ["AttachUserPolicy"] = 500,
                ["AttachRolePolicy"] = 1000,
            },
            Calls(service));

        service.Proxy.Log.Clear();
        await service.SweepAsync(account);
        Assert.Equal(
            new Dictionary<string, int> { ["GetAccountAuthorizationDetails"] = 2, ["GetPolicy"] = 1, ["GetPolicyVersion"] = 1 }, Calls(service));
        Assert.Empty(await service.DeadLettersAsync());
    }

    [Fact]
    public async Task What_goes_wrong_with_some_leaves_nobody_else_uncovered()
    {
        var throttled = 0;
        await using var service = await ServiceInstallation.StartAsync(new AwsProxyOptions
        {
            Behaviours =
            [
                new FaultInjection(
                    1,
                    new FaultRule(FaultKind.Refuse, new CallMatch("iam", "AttachRolePolicy")) { Where = call => call.Form["RoleName"] == "Refused" },
                    new FaultRule(FaultKind.Throttle, new CallMatch("iam")) { Where = call => Deny.IsWrite(call.Operation) && Interlocked.Increment(ref throttled) % 3 == 0 }),
            ],
            Iam = new() { UnmodifiableRoles = new HashSet<string> { "LooksOrdinary" } },
        });
        var account = ServiceInstallation.Home.Account;
        var people = service.Seeder.Principals;
        await people.CreateManyAsync(account, "some", users: 10, roles: 20);
        await people.CreateRoleAsync(account, "Refused");
        await people.CreateRoleAsync(account, "LooksOrdinary");
        await people.CreateServiceLinkedRoleAsync(account, "autoscaling.amazonaws.com");
        await people.CreateIdentityCenterRoleAsync(account, "Developers");
        await people.CreateUserAsync(account, "odd+=,.@-_", "/" + string.Join('/', Enumerable.Repeat("a-long-path", 40)) + "/");
        await people.CreateRoleAsync(account, "full");
        for (var i = 0; i < 10; i++)
            await people.AttachAsync(account, IamPrincipal.Role("full"), await people.Policies.CreateAsync(account, $"P{i}", Deny.Document));
        await service.StartEnforcerAsync(published, s_fast);

        await service.SweepAsync(account);

        var free = (await service.Reader.PrincipalsAsync(account)).Where(principal => !Deny.IsOn(principal, account)).Select(principal => principal.Name);
        Assert.Equal(["AWSReservedSSO_Developers_0123456789abcdef", "AWSServiceRoleForAutoScaling", "LooksOrdinary", "Refused"], free.Order(StringComparer.Ordinal));
        Assert.NotEqual(0, throttled);
        var letter = Assert.Single(await service.DeadLettersAsync());
        Assert.Equal((account, "AccessDenied", "PolicyEnforcer"), (letter.Attributes["Account"], letter.Attributes["ErrorCode"], letter.Attributes["Function"]));
        Assert.Contains("role/Refused", letter.Attributes["ErrorMessage"], StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Calls(ServiceInstallation service) =>
        service.Proxy.Log.Calls.Where(call => call.Service == "iam").CountBy(call => call.Operation).ToDictionary();
}
