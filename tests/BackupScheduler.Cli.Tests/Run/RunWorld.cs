using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Run;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Run;

/// <summary>An emulated organization for the tests of <c>run</c>; each test seeds it anew.</summary>
public sealed class RunWorld : IAsyncLifetime
{
    internal const string OtherRegion = "eu-west-1";

    internal DemoWorld World { get; private set; } = null!;

    internal CallLog Calls => World.Proxy.Log;

    /// <summary>The management account, in the home Region.</summary>
    internal static AwsPlace Home => DemoWorld.Home;

    /// <summary>A member account, in the home Region.</summary>
    internal AwsPlace Member { get; private set; } = null!;

    internal string Suspended { get; private set; } = "";

    internal Dictionary<string, string> Queues { get; } = [];

    public async Task InitializeAsync() => World = await DemoWorld.StartAsync(new Progress<string>(), CancellationToken.None);

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>Two active accounts and a suspended one: Orders and ScratchPad at home, Orders and Customers in the member, Ledger in its other Region.</summary>
    internal async Task SeedAsync()
    {
        World.Proxy.Canned.Clear();
        await World.Seeder.ResetAsync();
        await World.Seeder.Organization.CreateAsync();
        Member = Home with { Account = await World.Seeder.Organization.CreateAccountAsync("team") };
        Suspended = await World.Seeder.Organization.CreateAccountAsync("closed-shop");
        await World.Seeder.Organization.SuspendAccountAsync(Suspended);
        foreach (var table in new[] { "Orders", "ScratchPad" }) await CreateTableAsync(Home, table);
        foreach (var table in new[] { "Orders", "Customers" }) await CreateTableAsync(Member, table);
        await CreateTableAsync(Member with { Region = OtherRegion }, "Ledger");
        foreach (var (variable, name) in new[] { ("ACCOUNT_QUEUE_URL", "accounts"), ("TABLE_QUEUE_URL", "tables"), ("DEAD_LETTER_QUEUE_URL", "letters") })
            Queues[variable] = (await new QueueSeeder(World.ThroughProxy).CreateAsync(Home, name, TimeSpan.FromMinutes(2))).Url;
        Calls.Clear();
    }

    internal Task CreateTableAsync(AwsPlace place, string table) => World.Seeder.Tables.CreateAsync(place, table, items: 1);

    /// <summary>Own backups of earlier runs, an hour apart, the oldest first.</summary>
    internal async Task BackUpAsync(AwsPlace place, string table, int runs)
    {
        for (var hours = runs; hours > 0; hours--)
            await World.Seeder.Tables.BackUpAsync(place, table, DemoExpectation.NameAt(DateTimeOffset.UtcNow.AddHours(-hours)));
        var reader = new IndependentReader(World.ThroughProxy);
        await UntilAsync(async () => (await reader.BackupsAsync(place)).All(backup => backup.Status == "AVAILABLE"));
        Calls.Clear();
    }

    /// <summary>Waits until so many calls of an operation were seen; fails after a minute, or when the run ends before.</summary>
    internal Task UntilCalledAsync(string operation, int calls, Task run) => UntilAsync(() =>
    {
        var isDone = Calls.Count(operation) >= calls;
        if (!isDone && run.IsCompleted) Assert.Fail($"the run has ended after {Calls.Count(operation)} of {calls} {operation}");
        return Task.FromResult(isDone);
    });

    private static async Task UntilAsync(Func<Task<bool>> isDone)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await isDone()) await Task.Delay(20, limit.Token);
    }

    internal async Task<IReadOnlyList<(string Place, string Table, string Arn)>> BackupsAsync()
    {
        var all = new List<(string, string, string)>();
        foreach (var place in new[] { Home, Member, Home with { Region = OtherRegion }, Member with { Region = OtherRegion } })
            all.AddRange((await World.Reader.BackupsAsync(place)).Select(backup => (place.ToString(), backup.TableName, backup.Arn)));
        return all;
    }

    /// <summary>Runs the command line against the emulator.</summary>
    /// <param name="options">The options.</param>
    /// <param name="variables">Settings besides the queues and Regions.</param>
    internal Task<RunOutcome> RunAsync(RunOptions options, params (string Name, string Value)[] variables) =>
        RunAsync(options, CancellationToken.None, variables);

    internal async Task<RunOutcome> RunAsync(RunOptions options, CancellationToken cancellation, params (string Name, string Value)[] variables)
    {
        var environment = new Dictionary<string, string>(Queues)
        {
            ["AWS_REGION"] = DemoWorld.HomeRegion,
            ["REGIONS"] = $"{DemoWorld.HomeRegion},{OtherRegion}",
            ["TABLES_EXCLUDE"] = "Scratch*",
            ["REVIEW_DELAY_SECONDS"] = "1",
        };
        foreach (var (name, value) in variables) environment[name] = value;
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            var setup = RunSetup.Read(options, environment) with { Aws = AwsOptions.ForEmulator(World.Proxy.Address, DemoWorld.HomeRegion) };
            exitCode = await Running.RunAsync(setup, new Terminal(output, error), cancellation);
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, cancellation.IsCancellationRequested);
        }

        return new RunOutcome(exitCode, output.ToString(), error.ToString());
    }
}

/// <summary>What a run printed.</summary>
internal sealed record RunOutcome(int ExitCode, string Output, string Error);

[CollectionDefinition(Name)]
public sealed class RunCollection : ICollectionFixture<RunWorld>
{
    public const string Name = "run";
}
