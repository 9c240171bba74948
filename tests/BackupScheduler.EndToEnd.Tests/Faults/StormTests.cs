using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.EndToEnd.Faults;

/// <summary>Everything goes wrong now and then, in every service at once.</summary>
public sealed class StormTests(PublishedFunctions published, Xunit.Abstractions.ITestOutputHelper output) : IClassFixture<PublishedFunctions>
{
    [Fact]
    public async Task A_run_through_throttles_html_errors_resets_and_cut_answers_ends_whole_and_the_next_one_tidies_up()
    {
        var everything = new CallMatch();
        var faults = new FaultInjection(
            seed: 3,
            new FaultRule(FaultKind.Delay, everything) { Probability = 0.1, Time = TimeSpan.FromMilliseconds(100) },
            new FaultRule(FaultKind.Truncate, everything) { Probability = 0.08 },
            new FaultRule(FaultKind.ServerError, everything) { Probability = 0.05 },
            new FaultRule(FaultKind.ServerError, everything) { Probability = 0.03, AfterEffect = true },
            new FaultRule(FaultKind.Reset, everything) { Probability = 0.05 },
            new FaultRule(FaultKind.Reset, everything) { Probability = 0.03, AfterEffect = true },
            new FaultRule(FaultKind.Throttle, everything) { Probability = 0.2 })
        {
            IsOn = false,
        };
        await using var service = await ServiceInstallation.StartAsync(new InstallationOptions
        {
            Proxy = new AwsProxyOptions { Behaviours = [faults] },
            Visibility = TimeSpan.FromSeconds(5),
        });
        var now = DateTimeOffset.UtcNow;
        var member = await service.Seeder.Organization.CreateAccountAsync("member");
        var world = await SmallWorld.SeedAsync(service, 6, now, ServiceInstallation.Home, ServiceInstallation.Home with { Account = member });
        await service.StartFunctionsAsync(published, SmallWorld.Retention, SmallWorld.NoBrake, ("REVIEW_DELAY_SECONDS", "2"));

        faults.IsOn = true;
        await world.RunAsync(now, tries: 5);
        // A send whose answer was lost is repeated by the SDK: both messages are new to the worker, and neither looks first.
        var duplicates = await world.AssertHoldsAsync(mostDuplicates: 4);
        var met = service.Proxy.Log.CountsByFault();
        output.WriteLine($"{service.Proxy.Log.Calls.Count} calls, {string.Join(", ", met)}; {duplicates} duplicates");
        Assert.All([FaultKind.Throttle, FaultKind.ServerError, FaultKind.Reset, FaultKind.Truncate], kind => Assert.Contains(kind, met.Keys));

        faults.IsOn = false;
        await world.AssertTidyAsync(now.AddMinutes(1));
    }
}
