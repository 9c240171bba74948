using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Proxy.Exports;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.LocalAws.Tests.Proxy.Exports;

/// <summary>A table account with its clock in the test's hand, and a vault account with a bucket. The table is `Orders`, with recovery on.</summary>
internal sealed class ExportFixture : IAsyncDisposable
{
    public const string Table = "Orders", Prefix = "team/eu-west-1/Orders";

    private ExportFixture(ProxyFixture proxy, FakeTimeProvider time) => (Proxy, Time) = (proxy, time);

    public ProxyFixture Proxy { get; }

    public FakeTimeProvider Time { get; }

    public AwsPlace Place { get; } = MotoServer.NewPlace();

    public AwsPlace Vault { get; } = MotoServer.NewPlace();

    public string Bucket => $"vault-{Vault.Account}";

    public string TableArn => $"arn:aws:dynamodb:{Place.Region}:{Place.Account}:table/{Table}";

    public VaultReader Contents => Proxy.Reader.Vault(Vault, Bucket);

    public DateTimeOffset Now => Time.GetUtcNow();

    public static async Task<ExportFixture> StartAsync(MotoServer moto, ExportSemanticsOptions? options = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var proxy = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { Exports = options ?? new(), Time = time });
        var fixture = new ExportFixture(proxy, time);
        await proxy.Seeder.Vaults.CreateBucketAsync(fixture.Vault, fixture.Bucket);
        await proxy.Seeder.Tables.CreateAsync(fixture.Place, Table, items: 0);
        await proxy.Seeder.Tables.RecoverableAsync(fixture.Place, Table);
        return fixture;
    }

    /// <summary>Moves the clock, and tells the moment.</summary>
    public DateTimeOffset Pass(double minutes)
    {
        Time.Advance(TimeSpan.FromMinutes(minutes));
        return Now;
    }

    public Task PutAsync(string id, string value) =>
        Proxy.Seeder.Tables.PutAsync(Place, Table, Item(id, value));

    public Task DeleteAsync(string id) => Proxy.Seeder.Tables.RemoveAsync(Place, Table, Key(id));

    public static JsonObject Item(string id, string value) => new() { ["id"] = Text(id), ["value"] = Text(value) };

    public static JsonObject Key(string id) => new() { ["id"] = Text(id) };

    public Task<JsonObject> CallAsync(string operation, JsonObject input) =>
        Proxy.Wire.CallAsync(JsonService.DynamoDb, operation, input, Place);

    public async Task<string> ErrorAsync(string operation, JsonObject input) =>
        (await Assert.ThrowsAsync<AwsWireException>(() => CallAsync(operation, input))).Code;

    public JsonObject Request(JsonObject? more = null)
    {
        var input = new JsonObject
        {
            [nameof(TableArn)] = TableArn,
            ["S3Bucket"] = Bucket,
            ["S3BucketOwner"] = Vault.Account,
            ["S3Prefix"] = Prefix,
        };
        foreach (var (name, value) in more ?? [])
        {
            input[name] = value?.DeepClone();
        }

        return input;
    }

    public JsonObject Window(DateTimeOffset from, DateTimeOffset to, string view = "NEW_AND_OLD_IMAGES") => Request(new()
    {
        ["ExportType"] = "INCREMENTAL_EXPORT",
        ["IncrementalExportSpecification"] = new JsonObject
        {
            ["ExportFromTime"] = from.ToUnixTimeSeconds(),
            ["ExportToTime"] = to.ToUnixTimeSeconds(),
            ["ExportViewType"] = view,
        },
    });

    /// <summary>Exports, and answers the finished export's description.</summary>
    public async Task<JsonObject> ExportAsync(JsonObject request)
    {
        var begun = (await CallAsync("ExportTableToPointInTime", request))["ExportDescription"]!;
        Assert.Equal("IN_PROGRESS", (string?)begun["ExportStatus"]);
        return await DescribeAsync((string)begun["ExportArn"]!);
    }

    public async Task<JsonObject> DescribeAsync(string arn) =>
        (await CallAsync("DescribeExport", new() { ["ExportArn"] = arn }))["ExportDescription"]!.AsObject();

    /// <summary>The lines of an export's data files as its manifests tell them, sorted.</summary>
    public async Task<IReadOnlyList<string>> LinesAsync(JsonObject export)
    {
        var lines = new List<string>();
        foreach (var file in await FilesAsync(export))
        {
            lines.AddRange(Unpack(await Contents.BytesAsync((string)file["dataFileS3Key"]!)));
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public async Task<JsonObject> SummaryAsync(JsonObject export) =>
        JsonNode.Parse(await Contents.BytesAsync((string)export["ExportManifest"]!))!.AsObject();

    public async Task<IReadOnlyList<JsonObject>> FilesAsync(JsonObject export)
    {
        var manifest = await Contents.BytesAsync((string)(await SummaryAsync(export))["manifestFilesS3Key"]!);
        return [.. Encoding.UTF8.GetString(manifest).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject())];
    }

    public static IReadOnlyList<string> Unpack(byte[] packed)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public ValueTask DisposeAsync() => Proxy.DisposeAsync();

    private static JsonObject Text(string value) => new() { ["S"] = value };
}
