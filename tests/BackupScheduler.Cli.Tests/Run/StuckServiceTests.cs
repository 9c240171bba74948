using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.InProcess;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackupScheduler.Cli.Tests.Run;

/// <summary>The demo's service when its queues do not drain.</summary>
[Collection(RunCollection.Name)]
public sealed class StuckServiceTests(RunWorld world)
{
    [Fact]
    public async Task A_run_that_does_not_drain_tells_what_its_pollers_met_last()
    {
        await world.SeedAsync();
        var enforcement = await new QueueSeeder(world.World.ThroughProxy).CreateAsync(DemoWorld.Home, "enforcement", TimeSpan.FromMinutes(2));
        var variables = new Dictionary<string, string>(world.Queues)
        {
            ["AWS_REGION"] = DemoWorld.HomeRegion,
            ["REGIONS"] = DemoWorld.HomeRegion,
            ["ENFORCEMENT_QUEUE_URL"] = enforcement.Url,
        };
        await using var service = await InProcessService.StartAsync(
            new AwsPorts(AwsOptions.ForEmulator(world.World.Proxy.Address, DemoWorld.HomeRegion)),
            variables, world.World.ThroughProxy, DemoWorld.Home, new CountingMetrics(), NullLogger.Instance, CancellationToken.None);
        service.LongestRun = TimeSpan.FromSeconds(1);
        world.World.Proxy.Canned.Respond(new CallMatch("sqs", "ReceiveMessage"), AwsError.AccessDenied);

        var stuck = await Assert.ThrowsAsync<TimeoutException>(
            () => service.RunAsync(
                $$"""{"source":"aws.scheduler","detail-type":"Scheduled Event","time":"{{DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss'Z'}}","detail":"{}"}""", null, CancellationToken.None));
        Assert.Contains("the last error while serving", stuck.Message, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", stuck.Message, StringComparison.Ordinal);
    }
}
