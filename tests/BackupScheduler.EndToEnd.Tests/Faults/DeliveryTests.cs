using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using Xunit.Abstractions;

namespace BackupScheduler.EndToEnd.Faults;

/// <summary>SQS delivers at least once, and when it likes.</summary>
public sealed class DeliveryTests(PublishedFunctions published, ITestOutputHelper output) : IClassFixture<PublishedFunctions>
{
    [Fact]
    public async Task Messages_that_come_twice_or_late_leave_one_backup_a_table()
    {
        var faults = new FaultInjection(
            seed: 5,
            new FaultRule(FaultKind.LateDelivery, new CallMatch("sqs")) { Probability = 0.3, Time = TimeSpan.FromSeconds(2) },
            new FaultRule(FaultKind.Twice, new CallMatch("sqs", "SendMessageBatch")) { Probability = 0.5 });
        await using var service = await ServiceInstallation.StartAsync(new InstallationOptions
        {
            Proxy = new AwsProxyOptions { Behaviours = [faults] },
            Concurrency = 2,
        });
        var now = DateTimeOffset.UtcNow;
        var member = await service.Seeder.Organization.CreateAccountAsync("member");
        var world = await SmallWorld.SeedAsync(service, 6, now, ServiceInstallation.Home, ServiceInstallation.Home with { Account = member });
        await service.StartFunctionsAsync(
            published, SmallWorld.Retention, SmallWorld.NoBrake, ("REVIEW_DELAY_SECONDS", "2"));
        service.DeliverTwice(0.5);

        await world.RunAsync(now);
        var duplicates = await world.AssertHoldsAsync(mostDuplicates: 16);
        output.WriteLine($"{string.Join(", ", service.Proxy.Log.CountsByFault())}; {service.DeliveredTwice} batches twice; {duplicates} duplicates left");
        Assert.Equal([FaultKind.Twice, FaultKind.LateDelivery], service.Proxy.Log.CountsByFault().Keys);
        Assert.NotEqual(0, service.DeliveredTwice);

        faults.IsOn = false;
        service.DeliverTwice(0);
        await world.AssertTidyAsync(now.AddMinutes(1));
        Assert.Empty(await service.DeadLettersAsync());
    }
}
