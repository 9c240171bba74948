using System.Text;
using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.EndToEnd.Faults;

/// <summary>One account does not let us in.</summary>
public sealed class RefusedRoleTests(PublishedFunctions published) : IClassFixture<PublishedFunctions>
{
    [Fact]
    public async Task An_account_whose_role_is_refused_gets_one_letter_and_the_others_their_backups()
    {
        var refused = "";
        await using var service = await ServiceInstallation.StartAsync(new AwsProxyOptions
        {
            Behaviours =
            [
                new FaultInjection(1, new FaultRule(FaultKind.Refuse, new CallMatch("sts", "AssumeRole"))
                {
                    Where = call => Encoding.UTF8.GetString(call.Body).Contains(refused, StringComparison.Ordinal),
                }),
            ],
        });
        refused = await service.Seeder.Organization.CreateAccountAsync("refused");
        var member = await service.Seeder.Organization.CreateAccountAsync("member");
        var now = DateTimeOffset.UtcNow;
        var world = await SmallWorld.SeedAsync(
            service, 5, now, [.. new[] { ServiceInstallation.Home.Account, refused, member }.Select(account => ServiceInstallation.Home with { Account = account })]);
        await service.StartFunctionsAsync(published, SmallWorld.Retention, ("REVIEW_DELAY_SECONDS", "2"));

        await world.RunAsync(now);

        await world.AssertHoldsAsync();
        var letter = Assert.Single(await service.DeadLettersAsync());
        Assert.Equal((refused, "AssumeRoleFailed"), (letter.Attributes["Account"], letter.Attributes["ErrorCode"]));
        foreach (var place in world.Places)
            Assert.Equal(place.Account == refused ? 0 : 5, (await service.Reader.BackupsAsync(place)).Count(backup => backup.Name == OwnBackups.NameAt(now)));
    }
}
