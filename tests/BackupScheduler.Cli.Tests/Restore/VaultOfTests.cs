using System.Text.Json.Nodes;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary>A vault that is filled by exports through the proxy, and catalogued as the service does.</summary>
internal sealed class VaultOfTests(RunWorld world)
{
    private const string Bucket = "the-vault";

    /// <summary>When the history of the tests' tables begins; whole seconds.</summary>
    public static DateTimeOffset Start { get; } = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()).AddHours(-12);

    public static AwsPlace Place { get; } = new("222233334444", "us-east-1");

    public VaultReader Contents => world.World.Reader.Vault(Place, Bucket);

    public static DateTimeOffset At(double hours) => Start.AddHours(hours);

    /// <summary>Exports a table, full or a window, and answers the id.</summary>
    /// <param name="place">Where the table is.</param>
    /// <param name="table">The table.</param>
    /// <param name="from">The window's beginning; null for a full export.</param>
    /// <param name="to">The end, in hours since <see cref="Start"/>.</param>
    /// <param name="isCatalogued">Whether a record is written.</param>
    /// <param name="isDescribed">Whether the record describes the table.</param>
    public async Task<TableCopy> CopyAsync(
        AwsPlace place, string table, double? from, double to, bool isCatalogued = true, bool isDescribed = true)
    {
        var prefix = await PrefixAsync(place, table);
        var input = new JsonObject
        {
            ["TableArn"] = $"arn:aws:dynamodb:{place.Region}:{place.Account}:table/{table}",
            ["S3Bucket"] = Bucket,
            ["S3BucketOwner"] = Place.Account,
            ["S3Prefix"] = prefix.ToString(),
        };
        if (from is { } begin)
        {
            input["ExportType"] = "INCREMENTAL_EXPORT";
            input["IncrementalExportSpecification"] = new JsonObject
            {
                ["ExportFromTime"] = At(begin).ToUnixTimeSeconds(),
                ["ExportToTime"] = At(to).ToUnixTimeSeconds(),
                ["ExportViewType"] = "NEW_IMAGE",
            };
        }
        else
        {
            input["ExportTime"] = At(to).ToUnixTimeSeconds();
        }

        var arn = (string)(await CallAsync(place, "ExportTableToPointInTime", input))["ExportDescription"]!["ExportArn"]!;
        var ended = (await CallAsync(place, "DescribeExport", new() { ["ExportArn"] = arn }))["ExportDescription"]!;
        Assert.Equal("COMPLETED", (string?)ended["ExportStatus"]);
        var copy = new TableCopy(arn[(arn.LastIndexOf('/') + 1)..], from is { } hours ? At(hours) : null, At(to));
        if (isCatalogued) await CatalogueAsync(place, prefix, copy, isDescribed);
        return copy;
    }

    public async Task CatalogueAsync(AwsPlace place, VaultPrefix prefix, TableCopy copy, bool isDescribed = true)
    {
        var description = isDescribed ? await DescribeAsync(place, prefix.Table) : null;
        var record = new CatalogueRecord(prefix, copy, CopyState.Confirmed, null) { Table = description };
        await PutAsync(record.Key, CatalogueJson.Write(record));
    }

    public Task PutAsync(string key, byte[] content) => world.World.Seeder.Vaults.PutAsync(Place, Bucket, key, content);

    public Task CorruptAsync(string key) => world.World.Seeder.Vaults.CorruptAsync(Place, Bucket, key);

    public Task DeleteAsync(string key) => world.World.Seeder.Vaults.DeleteAsync(Place, Bucket, key);

    public async Task<VaultPrefix> PrefixAsync(AwsPlace place, string table)
    {
        var id = (string)(await CallAsync(place, "DescribeTable", new() { ["TableName"] = table }))["Table"]!["TableId"]!;
        return new VaultPrefix(new TableScope(AccountId.Parse(place.Account), Region.Parse(place.Region)), TableName.Parse(table), id);
    }

    public async Task<TableDescription> DescribeAsync(AwsPlace place, TableName table)
    {
        var scope = new TableScope(AccountId.Parse(place.Account), Region.Parse(place.Region));
        var session = new AwsPorts(AwsOptions.ForEmulator(world.World.Proxy.Address, DemoWorld.HomeRegion)).Through("backup-scheduler/BackupWorker", null, "tests");
        return (await session.TableExports().Open(scope).DescribeAsync(table, CancellationToken.None))!;
    }

    private Task<JsonObject> CallAsync(AwsPlace place, string operation, JsonObject input) =>
        world.World.ThroughProxy.CallAsync(JsonService.DynamoDb, operation, input, place);
}
