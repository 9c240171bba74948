using BackupScheduler.EndToEnd.Installation;
using BackupScheduler.EndToEnd.Publishing;
using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using Xunit.Abstractions;

namespace BackupScheduler.EndToEnd.Faults;

/// <summary>Lambda ends a process at any moment: by SIGKILL, or because its time is up.</summary>
public sealed class DyingProcessTests(PublishedFunctions published, ITestOutputHelper output) : IClassFixture<PublishedFunctions>
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Both_functions_killed_at_ten_random_moments_still_end_the_run_whole()
    {
        var scheduling = new DeadlyCalls(new CallMatch(), IsScheduling, DeadlyCall.AtRandom(seed: 11, count: 5, every: 3));
        var working = new DeadlyCalls(new CallMatch("dynamodb"), IsWorking, DeadlyCall.AtRandom(seed: 12, count: 5, every: 6));
        await using var service = await ServiceInstallation.StartAsync(new InstallationOptions
        {
            Proxy = new AwsProxyOptions { Behaviours = [scheduling, working] },
            Visibility = Visibility,
        });
        var now = DateTimeOffset.UtcNow;
        var member = await service.Seeder.Organization.CreateAccountAsync("member");
        var world = await SmallWorld.SeedAsync(service, 10, now, ServiceInstallation.Home, ServiceInstallation.Home with { Account = member });
        await service.StartFunctionsAsync(published, SmallWorld.Retention, SmallWorld.NoBrake, ("REVIEW_DELAY_SECONDS", "2"));
        scheduling.Kill = service.ScheduleTables.KillAll;
        working.Kill = service.Worker.KillAll;

        await world.RunAsync(now);
        var duplicates = await world.AssertHoldsAsync(mostDuplicates: 2);
        output.WriteLine($"{scheduling.Kills} + {working.Kills} kills, {duplicates} duplicates left");
        Assert.Equal((5, 5), (scheduling.Kills, working.Kills));
        // Two of the calls may have been on their way when one of them killed the process.
        Assert.InRange(service.ScheduleTables.Starts, 4, 6);
        Assert.InRange(service.Worker.Starts, 4, 6);

        await world.AssertTidyAsync(now.AddMinutes(1));
        Assert.Empty(await service.DeadLettersAsync());
    }

    [Fact]
    public async Task What_an_invocation_has_no_time_for_is_done_on_redelivery_and_nothing_twice()
    {
        var slow = new FaultRule(FaultKind.Delay, new CallMatch("dynamodb", "CreateBackup")) { Time = TimeSpan.FromSeconds(5) };
        await using var service = await ServiceInstallation.StartAsync(new InstallationOptions
        {
            Proxy = new AwsProxyOptions
            {
                Behaviours =
                [
                    new FaultInjection(1,
                        slow with { Where = call => !IsOfEvenTable(call), Count = 5 },
                        slow with { Where = IsOfEvenTable, Count = 5, AfterEffect = true }),
                ],
            },
            FunctionTimeout = TimeSpan.FromSeconds(4),
        });
        var now = DateTimeOffset.UtcNow;
        var world = await SmallWorld.SeedAsync(service, 10, now);
        await service.StartFunctionsAsync(published, SmallWorld.Retention, ("REVIEW_DELAY_SECONDS", "6"));

        await world.RunAsync(now);

        await world.AssertHoldsAsync();
        await world.AssertOneOfEachAsync();
        Assert.Contains(service.Lines, line => line.Contains("\"Deadline\"", StringComparison.Ordinal));
        Assert.Contains(service.Lines, line => line.Contains("\"event\":\"AlreadyBackedUp\"", StringComparison.Ordinal));
        Assert.Equal(1, service.Worker.Starts);
        Assert.Empty(await service.DeadLettersAsync());
    }

    [Fact]
    public async Task A_crash_between_a_dead_letter_and_its_acknowledgement_doubles_the_letter_and_loses_nothing()
    {
        var letters = new DeadlyCalls(new CallMatch("sqs", "SendMessage"), _ => true, new DeadlyCall(1, AfterEffect: true));
        await using var service = await ServiceInstallation.StartAsync(new InstallationOptions
        {
            Proxy = new AwsProxyOptions
            {
                Behaviours = [letters, new FaultInjection(1, new FaultRule(FaultKind.Refuse, new CallMatch("dynamodb", "CreateBackup")))],
            },
            Visibility = Visibility,
        });
        await service.Seeder.Tables.CreateAsync(ServiceInstallation.Home, "Orders");
        await service.StartFunctionsAsync(published);
        letters.Kill = service.Worker.KillAll;
        var body = $$"""
            {"version":1,"kind":"BackUpTable","run":"{{DateTime.UtcNow:yyyyMMdd'T'HHmmss'Z'}}","account":"123456789012","region":"us-east-1","table":"Orders","check":false}
            """;
        await new QueueSeeder(service.Wire).SendAsync(ServiceInstallation.Home, service.TableQueue.Url, body);

        await service.DrainAsync();

        Assert.Equal(1, letters.Kills);
        var sent = await service.DeadLettersAsync();
        Assert.Equal([body, body], sent.Select(letter => letter.Body));
        Assert.All(sent, letter => Assert.Equal(("AccessDeniedException", "Orders"), (letter.Attributes["ErrorCode"], letter.Attributes["Table"])));
    }

    // The calls that only ScheduleTables, or only the Worker, makes.
    private static bool IsScheduling(ProxyCall call) =>
        call.Operation is "ListTables" || (call.Operation is "ListBackups" && call.Input["TableName"] is null)
        || (call.Operation is "SendMessageBatch" && !call.Input.ToJsonString().Contains("BackUpAccount", StringComparison.Ordinal));

    private static bool IsWorking(ProxyCall call) =>
        call.Operation is "CreateBackup" or "DeleteBackup" || (call.Operation is "ListBackups" && call.Input["TableName"] is not null);

    private static bool IsOfEvenTable(ProxyCall call) => ((string)call.Input["TableName"]!)[^1] % 2 == 0;
}
