using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>The calls of a look, as they pass over HTTP: they must not grow with the tables.</summary>
[Collection(RunCollection.Name)]
public sealed class StatusCallTests(RunWorld world)
{
    private static readonly string[] s_regions = [DemoWorld.HomeRegion, RunWorld.OtherRegion, "us-west-2", "eu-central-1"];

    [Fact]
    public async Task Calls_do_not_grow_with_tables()
    {
        await world.SeedAsync();
        var few = await CallsAsync();
        foreach (var table in Enumerable.Range(0, 20)) await world.CreateTableAsync(RunWorld.Home, $"Table-{table}");
        foreach (var table in new[] { "Orders", "Table-1", "Table-2" }) await world.BackUpAsync(RunWorld.Home, table, runs: 3);
        var many = await CallsAsync();

        Assert.Equal(few.Calls, many.Calls);
        // Two accounts in two Regions, and in two where no run looks; the Operator role is assumed once an account.
        Assert.Equal((2 * 2) + (2 * 2), many.Calls["dynamodb:ListTables"]);
        Assert.Equal(2 * 2 * 2, many.Calls["dynamodb:ListBackups"]);
        Assert.Equal(2, many.Calls["iam:GetAccountAuthorizationDetails"]);
        Assert.Equal(2, many.Calls["iam:GetPolicy"]);
        Assert.Equal(2, many.Calls["sts:AssumeRole"]);
        Assert.Equal(1, many.Calls["organizations:ListAccounts"]);
        Assert.Equal(["dynamodb:ListBackups", "dynamodb:ListTables", "iam:GetAccountAuthorizationDetails", "iam:GetPolicy", "organizations:ListAccounts", "sts:AssumeRole"], many.Calls.Keys);
        Assert.Equal((4, 24), (few.Status.Tables.Count(table => table.IsSelected), many.Status.Tables.Count(table => table.IsSelected)));
        Assert.Equal(3, many.Status.Tables.Count(table => table.Health == TableHealth.Protected));
    }

    private async Task<(OrganizationStatus Status, IReadOnlyDictionary<string, int> Calls)> CallsAsync()
    {
        var setup = StatusSetup.Read(profile: null, new Dictionary<string, string>
        {
            ["AWS_REGION"] = DemoWorld.HomeRegion,
            ["REGIONS"] = $"{DemoWorld.HomeRegion},{RunWorld.OtherRegion}",
            ["TABLES_EXCLUDE"] = "Scratch*",
            ["LIST_RATE"] = "100",
        }) with
        { Aws = AwsOptions.ForEmulator(world.World.Proxy.Address, DemoWorld.HomeRegion) };
        world.Calls.Clear();
        var reached = await setup.WorldAsync(isDirect: false, CancellationToken.None);
        Assert.True(reached.AllRegions.Count > 20, "the partition's Regions");
        var reading = new StatusReading(reached with { AllRegions = [.. s_regions.Select(Core.Accounts.Region.Parse)] });
        var status = await reading.ReadAsync(new StatusOptions(), new Progress(TextWriter.Null, isTerminal: false), CancellationToken.None);
        Assert.All(status.Accounts.SelectMany(account => account.Scopes), scope => Assert.Null(scope.Failure));
        return (status, world.Calls.CountsByOperation());
    }
}
