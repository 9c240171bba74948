using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Tests.Proxy.Exports;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.Imports;

[Collection(nameof(MotoServer))]
public sealed class ImportTests(MotoServer moto)
{
    private const string Target = "Restored";

    [Fact]
    public async Task An_export_comes_back_from_the_vault_account_as_a_new_table_with_its_index()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        for (var i = 0; i < 60; i++)
        {
            await moto.Seeder.Tables.PutAsync(world.Place, ExportFixture.Table, ExportFixture.Item($"o{i:00}", "Grüße"));
        }

        var export = await world.ExportAsync(world.Request());
        var import = await ImportAsync(world, Request(world, DataOf(export), index: true));

        Assert.Equal(("COMPLETED", 60, 60, 0, "GZIP"), ((string?)import["ImportStatus"], (int)import["ImportedItemCount"]!,
            (int)import["ProcessedItemCount"]!, (int)import["ErrorCount"]!, (string?)import["InputCompressionType"]));
        Assert.Matches($"^{world.TableArn.Replace("Orders", Target, StringComparison.Ordinal)}/import/[0-9]{{14}}-[0-9a-f]{{8}}$", (string?)import["ImportArn"]);
        Assert.Equal(await TextsAsync(world, ExportFixture.Table), await TextsAsync(world, Target));
        var table = (await world.Proxy.Reader.TableAsync(world.Place, Target))!;
        Assert.Equal(("by-value", "PAY_PER_REQUEST", (string?)import["TableId"]),
            ((string?)table["GlobalSecondaryIndexes"]![0]!["IndexName"], (string?)table["BillingModeSummary"]!["BillingMode"], (string?)table["TableId"]));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_or_anothers_or_a_prefix_without_keys_fails_it_and_leaves_no_table()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var anothers = Request(world, "x");
        anothers["S3BucketSource"]!["S3BucketOwner"] = world.Place.Account;
        var missing = Request(world, "x");
        missing["S3BucketSource"]!["S3Bucket"] = "no-such-bucket";

        foreach (var (request, code) in new[] { (anothers, "S3NoSuchBucket"), (missing, "S3NoSuchBucket"), (Request(world, "none/"), "S3NoSuchKey") })
        {
            var import = await ImportAsync(world, request);
            Assert.Equal(("FAILED", code), ((string?)import["ImportStatus"], (string?)import["FailureCode"]));
            Assert.Equal([ExportFixture.Table], await world.Proxy.Reader.TablesAsync(world.Place));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_counted_and_the_rest_is_imported()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await PutAsync(world, "p/1.json.gz", Pack("""
            {"Item":{"id":{"S":"good"},"value":{"S":"1"}}}
            no json
            {"Item":{"value":{"S":"without a key"}}}
            {"Item":{"id":{"N":"1"}}}
            {"Keys":{"id":{"S":"of a window"}}}
            {"Item":{"id":{"S":"bad index key"},"value":{"N":"1"}}}
            """));
        await PutAsync(world, "p/2.json.gz", Encoding.UTF8.GetBytes("not packed"));
        await PutAsync(world, "p/3.json.gz", []);

        var import = await ImportAsync(world, Request(world, "p/", index: true));

        Assert.Equal(("COMPLETED", 7, 1, 6), ((string?)import["ImportStatus"], (int)import["ProcessedItemCount"]!,
            (int)import["ImportedItemCount"]!, (int)import["ErrorCount"]!));
        Assert.Contains("good", Assert.Single(await TextsAsync(world, Target)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_need_not_be_packed_and_local_indexes_are_not_imported()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await PutAsync(world, "p", Encoding.UTF8.GetBytes("""{"Item":{"id":{"S":"a"},"value":{"S":"1"}}}"""));
        var request = Request(world, "p");
        request.Remove("InputCompressionType");
        request["TableCreationParameters"]!["LocalSecondaryIndexes"] = new JsonArray();

        Assert.Equal("COMPLETED", (string?)(await ImportAsync(world, request))["ImportStatus"]);
        Assert.Single(await TextsAsync(world, Target));
    }

    [Fact]
    public async Task A_table_that_is_there_is_not_touched()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var request = Request(world, "x");
        request["TableCreationParameters"]!["TableName"] = ExportFixture.Table;

        Assert.Equal("ResourceInUseException", await world.ErrorAsync("ImportTable", request));
        Assert.Equal([ExportFixture.Table], await world.Proxy.Reader.TablesAsync(world.Place));
    }

    [Fact]
    public async Task A_token_answers_for_its_import_and_no_other()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await PutAsync(world, "p", Pack("""{"Item":{"id":{"S":"a"},"value":{"S":"1"}}}"""));
        var request = Request(world, "p");
        request["ClientToken"] = "one";
        var first = await ImportAsync(world, request);

        var again = (await world.CallAsync("ImportTable", request))["ImportTableDescription"]!;
        request["S3BucketSource"]!["S3KeyPrefix"] = "q";

        Assert.Equal((string?)first["ImportArn"], (string?)again["ImportArn"]);
        Assert.Equal("ImportConflictException", await world.ErrorAsync("ImportTable", request));
    }

    [Fact]
    public async Task Its_table_is_being_created_until_it_is_over()
    {
        await using var world = await ExportFixture.StartAsync(moto, new() { ImportTakes = TimeSpan.FromMinutes(5), MostConcurrentImports = 1 });
        await PutAsync(world, "p", Pack("""{"Item":{"id":{"S":"a"},"value":{"S":"1"}}}"""));
        var import = await ImportAsync(world, Request(world, "p"));

        Assert.Equal(("IN_PROGRESS", "CREATING"), ((string?)import["ImportStatus"], (string?)(await world.Proxy.Reader.TableAsync(world.Place, Target))!["TableStatus"]));
        Assert.Equal("LimitExceededException", await world.ErrorAsync("ImportTable", Request(world, "p")));
        world.Pass(minutes: 5);
        var listed = (await world.CallAsync("ListImports", new() { ["PageSize"] = 1 }))["ImportSummaryList"]!.AsArray();
        Assert.Equal("COMPLETED", (string?)Assert.Single(listed)!["ImportStatus"]);
        Assert.Equal("ACTIVE", (string?)(await world.Proxy.Reader.TableAsync(world.Place, Target))!["TableStatus"]);
        Assert.Single(await TextsAsync(world, Target));
    }

    [Theory]
    [InlineData("InputFormat", "CSV")]
    [InlineData("InputCompressionType", "ZSTD")]
    public async Task What_is_not_emulated_is_refused(string field, string value)
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var request = Request(world, "x");
        request[field] = value;

        Assert.Equal("ValidationException", await world.ErrorAsync("ImportTable", request));
        Assert.Equal("ImportNotFoundException", await world.ErrorAsync("DescribeImport", new() { ["ImportArn"] = "none" }));
    }

    private static string DataOf(JsonObject export) =>
        ((string)export["ExportManifest"]!).Replace("manifest-summary.json", "data/", StringComparison.Ordinal);

    private static JsonObject Request(ExportFixture world, string prefix, bool index = false)
    {
        var table = new JsonObject
        {
            ["TableName"] = Target,
            ["BillingMode"] = "PAY_PER_REQUEST",
            ["KeySchema"] = new JsonArray(Key("id")),
            ["AttributeDefinitions"] = new JsonArray([Definition("id"), .. index ? [Definition("value")] : Array.Empty<JsonNode>()]),
        };
        if (index)
        {
            table["GlobalSecondaryIndexes"] = new JsonArray(new JsonObject
            {
                ["IndexName"] = "by-value",
                ["KeySchema"] = new JsonArray(Key("value")),
                ["Projection"] = new JsonObject { ["ProjectionType"] = "ALL" },
            });
        }

        return new JsonObject
        {
            ["S3BucketSource"] = new JsonObject { ["S3Bucket"] = world.Bucket, ["S3BucketOwner"] = world.Vault.Account, ["S3KeyPrefix"] = prefix },
            ["InputFormat"] = "DYNAMODB_JSON",
            ["InputCompressionType"] = "GZIP",
            ["TableCreationParameters"] = table,
        };
    }

    private static JsonObject Key(string name) => new() { ["AttributeName"] = name, ["KeyType"] = "HASH" };

    private static JsonObject Definition(string name) => new() { ["AttributeName"] = name, ["AttributeType"] = "S" };

    private static async Task<JsonObject> ImportAsync(ExportFixture world, JsonObject request)
    {
        var begun = (await world.CallAsync("ImportTable", request))["ImportTableDescription"]!;
        Assert.Equal("IN_PROGRESS", (string?)begun["ImportStatus"]);
        return (await world.CallAsync("DescribeImport", new() { ["ImportArn"] = (string?)begun["ImportArn"] }))["ImportTableDescription"]!.AsObject();
    }

    private static Task PutAsync(ExportFixture world, string key, byte[] body) =>
        world.Proxy.Seeder.Vaults.PutAsync(world.Vault, world.Bucket, key, body);

    private static byte[] Pack(string lines)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(lines));
        }

        return packed.ToArray();
    }

    private static async Task<IEnumerable<string>> TextsAsync(ExportFixture world, string table) =>
        (await world.Proxy.Reader.ItemsAsync(world.Place, table)).Select(item => item.ToJsonString()).Order(StringComparer.Ordinal).ToList();
}
