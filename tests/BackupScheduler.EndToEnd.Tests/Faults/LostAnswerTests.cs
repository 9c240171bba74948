using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.EndToEnd.Faults;

/// <summary>CreateBackup has no idempotency token: what becomes of one that took effect, and nobody heard of it?</summary>
public sealed class LostAnswerTests(PublishedFunctions published) : IClassFixture<PublishedFunctions>
{
    private static readonly CallMatch CreateBackup = new("dynamodb", "CreateBackup");

    [Fact]
    public async Task A_create_whose_answer_was_lost_is_looked_for_and_not_repeated()
    {
        await using var service = await ServiceInstallation.StartAsync(new AwsProxyOptions
        {
            Behaviours =
            [
                new FaultInjection(1,
                    new FaultRule(FaultKind.Reset, CreateBackup) { AfterEffect = true, Count = 3 },
                    new FaultRule(FaultKind.ServerError, CreateBackup) { AfterEffect = true, Count = 3 },
                    new FaultRule(FaultKind.Truncate, CreateBackup) { Count = 3 }),
            ],
        });
        var now = DateTimeOffset.UtcNow;
        var world = await SmallWorld.SeedAsync(service, 12, now);
        await service.StartFunctionsAsync(published, SmallWorld.Retention, ("REVIEW_DELAY_SECONDS", "2"));

        await world.RunAsync(now);

        await world.AssertHoldsAsync();
        await world.AssertOneOfEachAsync();
        Assert.Equal(9, service.Proxy.Log.CountsByFault("CreateBackup").Values.Sum());
        Assert.Equal(12, service.Proxy.Log.Count("CreateBackup"));
        Assert.Empty(await service.DeadLettersAsync());
    }

    [Fact]
    public async Task A_look_for_a_lost_create_that_a_lagging_listing_deceives_costs_one_duplicate_that_does_not_stay()
    {
        await using var service = await ServiceInstallation.StartAsync(new AwsProxyOptions
        {
            Backups = new() { ListingLag = TimeSpan.FromSeconds(4), Order = BackupOrder.Shuffled },
            Behaviours = [new FaultInjection(1, new FaultRule(FaultKind.Reset, CreateBackup) { AfterEffect = true, Count = 4 })],
        });
        var now = DateTimeOffset.UtcNow;
        var world = await SmallWorld.SeedAsync(service, 6, now);
        await service.StartFunctionsAsync(published, SmallWorld.Retention, ("REVIEW_DELAY_SECONDS", "7"));

        await world.RunAsync(now);
        Assert.True(service.Proxy.Log.CountsByFault().ContainsKey(FaultKind.Lag));
        Assert.InRange(service.Proxy.Log.Count("CreateBackup"), 6 + 1, 6 + 4);
        await world.AssertHoldsAsync(mostDuplicates: 1);

        await world.AssertTidyAsync(now.AddMinutes(1));
    }
}
