using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary>Runs <c>restore</c> against the emulator: a source account, a vault account and another one to restore into.</summary>
public abstract class RestoreDriver : IAsyncLifetime
{
    protected const string Bucket = "the-vault";

    private protected RestoreDriver(RunWorld world) => (World, Vault) = (world, new VaultOfTests(world));

    private protected RunWorld World { get; }

    private protected VaultOfTests Vault { get; }

    private protected static AwsPlace Source { get; } = new("111122223333", "us-east-1");

    private protected static AwsPlace Elsewhere { get; } = new("333344445555", "us-east-1");

    private protected static RestoreOptions Options { get; } = new()
    {
        Table = TableName.Parse("Orders"),
        Account = AccountId.Parse(Source.Account),
        Region = Region.Parse(Source.Region),
        Point = new RestorePoint.Latest(),
        To = TableName.Parse("Orders-restored"),
        Yes = true,
    };

    private protected static RestoreOptions FromVault => Options with { From = RestoreFrom.Vault };

    public virtual async Task InitializeAsync()
    {
        World.World.Proxy.Canned.Clear();
        await World.World.Seeder.ResetAsync();
        await World.World.Seeder.Vaults.CreateBucketAsync(VaultOfTests.Place, Bucket);
        World.Calls.Clear();
    }

    public Task DisposeAsync()
    {
        World.World.Proxy.Canned.Clear();
        return Task.CompletedTask;
    }

    private protected Task<RunOutcome> RestoreAsync(RestoreOptions options, TableDescription? schema = null, CancellationToken cancellation = default) =>
        RunAsync(options.Direct, (world, terminal) => Restoring.RunAsync(options, schema, world, terminal, cancellation), cancellation);

    private protected async Task<RunOutcome> RunAsync(bool isDirect, Func<RestoreWorld, Terminal, Task<int>> run, CancellationToken cancellation)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        int exitCode;
        try
        {
            exitCode = await run(await WorldAsync(isDirect, cancellation), new Terminal(output, error));
        }
        catch (Exception e)
        {
            exitCode = Invoking.Explain(e, error, cancellation.IsCancellationRequested);
        }

        return new RunOutcome(exitCode, output.ToString(), error.ToString());
    }

    private protected async Task<RestoreWorld> WorldAsync(bool isDirect, CancellationToken cancellation)
    {
        var environment = new Dictionary<string, string> { ["AWS_REGION"] = DemoWorld.HomeRegion, ["REGIONS"] = DemoWorld.HomeRegion };
        (environment["VAULT_BUCKET"], environment["VAULT_ACCOUNT"]) = (Bucket, VaultOfTests.Place.Account);
        var setup = RestoreSetup.Read(null, null, environment) with { Aws = AwsOptions.ForEmulator(World.World.Proxy.Address, DemoWorld.HomeRegion) };
        return await setup.WorldAsync(isDirect, cancellation) with { Look = TimeSpan.FromMilliseconds(20) };
    }

    private protected async Task<JsonElement> RestoreJsonAsync(RestoreOptions options, int exitCode = 0, TableDescription? schema = null)
    {
        var outcome = await RestoreAsync(options with { Json = true }, schema: schema);
        Assert.True(outcome.ExitCode == exitCode, outcome.ToString());
        return JsonDocument.Parse(outcome.Output).RootElement.Clone();
    }

    /// <summary>The items of a table as canonical text, sorted.</summary>
    private protected async Task<IReadOnlyList<string>> ItemsAsync(AwsPlace place, string table) =>
        Sorted(await World.World.Reader.ItemsAsync(place, table));

    private protected static IReadOnlyList<string> Sorted(IEnumerable<JsonObject> items) =>
        [.. items.Select(item => BackupScheduler.Core.Items.ItemJson.Read(JsonDocument.Parse(item.ToJsonString()).RootElement).Canonical).Order(StringComparer.Ordinal)];

    private protected async Task<IReadOnlyDictionary<string, string>> TagsAsync(AwsPlace place, string table) =>
        (await World.World.Direct.CallAsync(JsonService.DynamoDb, "ListTagsOfResource", new() { ["ResourceArn"] = Arn(place, table) }, place))["Tags"]!.AsArray()
            // The emulator keeps both of two values of one key; on AWS the later one stays.
            .GroupBy(tag => (string)tag!["Key"]!).ToDictionary(tags => tags.Key, tags => (string)tags.Last()!["Value"]!);

    private protected static string Arn(AwsPlace place, string table) => $"arn:aws:dynamodb:{place.Region}:{place.Account}:table/{table}";

    private protected Task<JsonObject> CallAsync(string operation, JsonObject input, AwsPlace? place = null) =>
        World.World.ThroughProxy.CallAsync(JsonService.DynamoDb, operation, input, place ?? Source);

    /// <summary>Lets calls of an operation pass until the given one, which the answer takes the place of.</summary>
    private protected void Respond(string operation, int number, Func<ProxyCall, ProxyAnswer?> answer, int times = int.MaxValue)
    {
        var seen = 0;
        World.World.Proxy.Canned.Respond(new CallMatch(Operation: operation), call => Interlocked.Increment(ref seen) < number ? null : answer(call), times);
    }

    private protected static JsonObject Item(string id, string value) => new()
    {
        ["id"] = new JsonObject { ["S"] = id },
        ["value"] = new JsonObject { ["S"] = value },
    };

    private protected static JsonObject Key(string id) => new() { ["id"] = new JsonObject { ["S"] = id } };

    private protected int Writes() => ((string[])["CreateTable", "ImportTable", "RestoreTableFromBackup", "BatchWriteItem", "UpdateTable", "TagResource", "DeleteTable"])
        .Sum(operation => World.Calls.Count(operation));

    private protected TableSeeder Tables => World.World.Seeder.Tables;
}
