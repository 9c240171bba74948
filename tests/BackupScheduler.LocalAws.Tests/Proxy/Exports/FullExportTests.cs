using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BackupScheduler.LocalAws.Tests.Proxy.Exports;

[Collection(nameof(MotoServer))]
public sealed class FullExportTests(MotoServer moto)
{
    [Fact]
    public async Task It_lies_in_the_vault_as_AWS_lays_it_out()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        for (var i = 0; i < 8; i++)
        {
            await world.PutAsync($"o{i}", "Grüße <&>");
        }

        var export = await world.ExportAsync(world.Request());

        var id = ((string)export["ExportArn"]!).Split('/')[^1];
        var root = $"{ExportFixture.Prefix}/AWSDynamoDB/{id}";
        Assert.Matches("^[0-9]{14}-[0-9a-f]{8}$", id);
        var keys = await world.Contents.KeysAsync();
        Assert.Equal(
            [$"{root}/_started", $"{root}/manifest-files.checksum", $"{root}/manifest-files.json", $"{root}/manifest-summary.checksum", $"{root}/manifest-summary.json"],
            keys.Where(key => !key.Contains("/data/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(2, keys.Count(key => key.StartsWith($"{root}/data/", StringComparison.Ordinal) && key.EndsWith(".json.gz", StringComparison.Ordinal)));
        Assert.Equal(
            Enumerable.Range(0, 8).Select(i => $$$$"""{"Item":{"id":{"S":"o{{{{i}}}}"},"value":{"S":"Grüße <&>"}}}"""), await world.LinesAsync(export));
        Assert.Empty(await world.Contents.BytesAsync($"{root}/_started"));
    }

    [Fact]
    public async Task Its_manifests_tell_lengths_checksums_and_etags_that_fit()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await world.PutAsync("only", "one");

        var export = await world.ExportAsync(world.Request());

        var files = await world.FilesAsync(export);
        Assert.Equal([0, 1], files.Select(file => (int)file["itemCount"]!).Order());
        foreach (var file in files)
        {
            var key = (string)file["dataFileS3Key"]!;
            Assert.Equal(Md5(await world.Contents.BytesAsync(key)), (string?)file["md5Checksum"]);
            Assert.Matches("^[0-9a-f]{32}-1$", (string?)file["etag"]);
            Assert.Equal($"\"{(string?)file["etag"]}\"", (await world.Contents.HeadersAsync(key))["ETag"]);
        }

        var summary = (string)export["ExportManifest"]!;
        foreach (var manifest in new[] { summary, summary.Replace("summary", "files", StringComparison.Ordinal) })
        {
            var checksum = await world.Contents.BytesAsync(manifest.Replace(".json", ".checksum", StringComparison.Ordinal));
            Assert.Equal(Md5(await world.Contents.BytesAsync(manifest)), Encoding.UTF8.GetString(checksum));
        }
    }

    [Fact]
    public async Task Its_description_and_its_summary_tell_what_was_asked_and_what_came()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await world.PutAsync("a", "1");
        var key = $"arn:aws:kms:eu-west-1:{world.Vault.Account}:key/vault";

        var export = await world.ExportAsync(world.Request(new() { ["S3SseAlgorithm"] = "KMS", ["S3SseKmsKeyId"] = key, ["ClientToken"] = "t" }));
        var summary = await world.SummaryAsync(export);

        var table = (await world.Proxy.Reader.TableAsync(world.Place, ExportFixture.Table))!;
        var seconds = world.Now.ToUnixTimeSeconds();
        Assert.Equal(
            ("COMPLETED", world.TableArn, (string)table["TableId"]!, "FULL_EXPORT", "DYNAMODB_JSON", 1, seconds, seconds, "t"),
            ((string?)export["ExportStatus"], (string?)export["TableArn"], (string?)export["TableId"], (string?)export["ExportType"], (string?)export["ExportFormat"],
                (int)export["ItemCount"]!, (long)export["ExportTime"]!, (long)export["StartTime"]!, (string?)export["ClientToken"]));
        Assert.Equal(
            (world.Bucket, world.Vault.Account, ExportFixture.Prefix, "KMS", key),
            ((string?)export["S3Bucket"], (string?)export["S3BucketOwner"], (string?)export["S3Prefix"], (string?)export["S3SseAlgorithm"], (string?)export["S3SseKmsKeyId"]));
        Assert.Equal(
            ("2020-06-30", (string)export["ExportArn"]!, "2026-03-01T12:00:00.000Z", "2026-03-01T12:00:00.000Z", 1, "DYNAMODB_JSON", key),
            ((string?)summary["version"], (string?)summary["exportArn"], (string?)summary["startTime"], (string?)summary["exportTime"],
                (int)summary["itemCount"]!, (string?)summary["outputFormat"], (string?)summary["s3SseKmsKeyId"]));
        Assert.Equal((long)export["BilledSizeBytes"]!, (long)summary["billedSizeBytes"]!);
        var stored = await world.Contents.HeadersAsync((string)(await world.FilesAsync(export))[0]["dataFileS3Key"]!);
        Assert.Equal(("aws:kms", key), (stored["x-amz-server-side-encryption"], stored["x-amz-server-side-encryption-aws-kms-key-id"]));
    }

    [Fact]
    public async Task An_earlier_moment_is_exported_as_it_was()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await world.PutAsync("kept", "1");
        await world.PutAsync("changed", "before");
        await world.PutAsync("deleted", "1");
        var then = world.Now;
        world.Pass(minutes: 1);
        await world.PutAsync("changed", "after");
        await world.DeleteAsync("deleted");
        await world.PutAsync("new", "1");

        var export = await world.ExportAsync(world.Request(new() { ["ExportTime"] = then.ToUnixTimeSeconds() }));

        Assert.Equal(
            [
                """{"Item":{"id":{"S":"changed"},"value":{"S":"before"}}}""", """{"Item":{"id":{"S":"deleted"},"value":{"S":"1"}}}""",
                """{"Item":{"id":{"S":"kept"},"value":{"S":"1"}}}""",
            ],
            await world.LinesAsync(export));
    }

    [Fact]
    public async Task What_was_written_behind_the_proxy_is_in_it()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await moto.Seeder.Tables.PutAsync(world.Place, ExportFixture.Table, ExportFixture.Item("seeded", "1"));

        Assert.Single(await world.LinesAsync(await world.ExportAsync(world.Request())));
    }

    [Fact]
    public async Task A_table_made_anew_has_none_of_the_old_ones_history()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await world.PutAsync("old", "1");
        var old = await world.ExportAsync(world.Request());
        world.Pass(minutes: 1);
        await world.Proxy.Seeder.Tables.DeleteAsync(world.Place, ExportFixture.Table);
        await world.Proxy.Seeder.Tables.CreateAsync(world.Place, ExportFixture.Table, items: 0);
        await world.Proxy.Seeder.Tables.RecoverableAsync(world.Place, ExportFixture.Table);
        var made = world.Now;
        await world.PutAsync("new", "1");
        world.Pass(minutes: 20);

        var export = await world.ExportAsync(world.Window(made, world.Now));

        Assert.NotEqual((string?)old["TableId"], (string?)export["TableId"]);
        Assert.Contains("\"new\"", Assert.Single(await world.LinesAsync(export)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_prefix_it_lies_at_the_root_and_without_an_owner_in_the_callers_bucket()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var own = $"own-{world.Place.Account}";
        await world.Proxy.Seeder.Vaults.CreateBucketAsync(world.Place, own);

        await world.ExportAsync(new JsonObject { ["TableArn"] = world.TableArn, ["S3Bucket"] = own });

        Assert.All(await world.Proxy.Reader.Vault(world.Place, own).KeysAsync(), key => Assert.StartsWith("AWSDynamoDB/", key, StringComparison.Ordinal));
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "The manifests hold MD5 checksums")]
    private static string Md5(byte[] body) => Convert.ToBase64String(MD5.HashData(body));
}
