using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.Exports;

[Collection(nameof(MotoServer))]
public sealed class ExportCallsTests(MotoServer moto)
{
    [Fact]
    public async Task A_table_that_is_not_there_or_has_no_recovery_is_not_exported()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await world.Proxy.Seeder.Tables.RecoverableAsync(world.Place, ExportFixture.Table, isOn: false);

        Assert.Equal("TableNotFoundException", await world.ErrorAsync(
            "ExportTableToPointInTime", world.Request(new() { ["TableArn"] = world.TableArn + "2" })));
        Assert.Equal("PointInTimeRecoveryUnavailableException", await world.ErrorAsync("ExportTableToPointInTime", world.Request()));
    }

    [Fact]
    public async Task A_moment_outside_of_what_can_be_restored_is_refused()
    {
        await using var world = await ExportFixture.StartAsync(moto, new() { RecoveryLag = TimeSpan.FromMinutes(5) });
        var on = world.Now;
        world.Pass(minutes: 60);

        foreach (var moment in new[] { on.AddSeconds(-1), world.Now.AddMinutes(-4) })
        {
            Assert.Equal("InvalidExportTimeException", await world.ErrorAsync(
                "ExportTableToPointInTime", world.Request(new() { ["ExportTime"] = moment.ToUnixTimeSeconds() })));
        }

        Assert.Equal("InvalidExportTimeException", await world.ErrorAsync("ExportTableToPointInTime", world.Window(on, world.Now)));
        Assert.Equal("InvalidExportTimeException", await world.ErrorAsync("ExportTableToPointInTime", world.Window(on.AddSeconds(-1), on.AddMinutes(30))));
        Assert.Equal("COMPLETED", (string?)(await world.ExportAsync(world.Window(on, world.Now.AddMinutes(-5))))["ExportStatus"]);
    }

    [Theory]
    [InlineData("ExportType", "HALF")]
    [InlineData("S3SseAlgorithm", "DES")]
    [InlineData("ExportFormat", "ION")]
    [InlineData("S3Bucket", "")]
    [InlineData("S3BucketOwner", "1")]
    [InlineData("ExportType", "INCREMENTAL_EXPORT")]
    public async Task A_call_that_makes_no_sense_is_refused(string field, string value)
    {
        await using var world = await ExportFixture.StartAsync(moto);

        Assert.Equal("ValidationException", await world.ErrorAsync("ExportTableToPointInTime", world.Request(new() { [field] = value })));
    }

    [Fact]
    public async Task A_token_answers_for_its_export_and_no_other_for_eight_hours()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var request = world.Request(new() { ["ClientToken"] = "one" });
        var first = await world.ExportAsync(request);
        world.Pass(minutes: 479);

        var again = (await world.CallAsync("ExportTableToPointInTime", request))["ExportDescription"]!;
        var error = await world.ErrorAsync("ExportTableToPointInTime", world.Request(new() { ["ClientToken"] = "one", ["S3Prefix"] = "other" }));
        world.Pass(minutes: 1);
        var later = await world.ExportAsync(request);

        Assert.Equal((string?)first["ExportArn"], (string?)again["ExportArn"]);
        Assert.Equal("ExportConflictException", error);
        Assert.NotEqual((string?)first["ExportArn"], (string?)later["ExportArn"]);
    }

    [Fact]
    public async Task It_takes_its_time_and_only_so_many_run_at_once()
    {
        await using var world = await ExportFixture.StartAsync(moto, new() { Takes = TimeSpan.FromMinutes(10), MostConcurrent = 2 });
        await world.PutAsync("a", "before");
        var first = await world.ExportAsync(world.Request());
        await world.ExportAsync(world.Request());
        await world.PutAsync("a", "after");

        Assert.Equal("LimitExceededException", await world.ErrorAsync("ExportTableToPointInTime", world.Request()));
        Assert.Equal("IN_PROGRESS", (string?)first["ExportStatus"]);
        Assert.All(await world.Contents.KeysAsync(), key => Assert.EndsWith("/_started", key, StringComparison.Ordinal));

        world.Pass(minutes: 10);
        var done = await world.DescribeAsync((string)first["ExportArn"]!);
        Assert.Equal(("COMPLETED", 600), ((string?)done["ExportStatus"], (int)((decimal)done["EndTime"]! - (decimal)done["StartTime"]!)));
        Assert.Contains("before", Assert.Single(await world.LinesAsync(done)), StringComparison.Ordinal);
        await world.ExportAsync(world.Request());
    }

    [Fact]
    public async Task It_is_written_when_its_time_has_come_whether_anybody_looks_or_not()
    {
        await using var world = await ExportFixture.StartAsync(moto, new() { Takes = TimeSpan.FromMinutes(10) });
        await world.CallAsync("ExportTableToPointInTime", world.Request());
        world.Pass(minutes: 10);

        for (var tries = 0; !(await world.Contents.KeysAsync()).Any(key => key.EndsWith("/manifest-summary.checksum", StringComparison.Ordinal)); tries++)
        {
            Assert.InRange(tries, 0, 100);
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_or_anothers_fails_the_export()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var noBucket = await world.ExportAsync(world.Request(new() { ["S3Bucket"] = "no-such-bucket" }));
        var notOurs = await world.ExportAsync(world.Request(new() { ["S3BucketOwner"] = world.Place.Account }));

        Assert.All([noBucket, notOurs], export => Assert.Equal(("FAILED", "S3NoSuchBucket", false),
            ((string?)export["ExportStatus"], (string?)export["FailureCode"], export.ContainsKey("ExportManifest"))));
        Assert.Empty(await world.Contents.KeysAsync());
    }

    [Fact]
    public async Task A_test_can_make_it_fail()
    {
        await using var world = await ExportFixture.StartAsync(moto, new()
        {
            FailWith = export => export.IsIncremental ? null : ("S3AccessDenied", $"Access Denied: {export.BucketOwner}"),
        });

        var export = await world.ExportAsync(world.Request());

        Assert.Equal(("FAILED", "S3AccessDenied", $"Access Denied: {world.Vault.Account}"),
            ((string?)export["ExportStatus"], (string?)export["FailureCode"], (string?)export["FailureMessage"]));
    }

    [Fact]
    public async Task They_are_listed_in_reverse_order_of_their_arns_page_by_page_for_ninety_days()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var arns = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            arns.Add((string)(await world.ExportAsync(world.Request()))["ExportArn"]!);
            world.Pass(minutes: 1);
        }

        var first = await world.CallAsync("ListExports", new() { ["MaxResults"] = 3, ["TableArn"] = world.TableArn });
        var second = await world.CallAsync("ListExports", new() { ["MaxResults"] = 3, ["NextToken"] = (string)first["NextToken"]! });

        Assert.Equal(Enumerable.Reverse(arns), Arns(first).Concat(Arns(second)));
        Assert.False(second.ContainsKey("NextToken"));
        Assert.Equal(("COMPLETED", "FULL_EXPORT"),
            ((string?)first["ExportSummaries"]![0]!["ExportStatus"], (string?)first["ExportSummaries"]![0]!["ExportType"]));
        Assert.Empty(Arns(await world.CallAsync("ListExports", new() { ["TableArn"] = world.TableArn + "2" })));
        Assert.Empty(Arns(await world.Proxy.Wire.CallAsync(JsonService.DynamoDb, "ListExports", [], world.Vault)));
        world.Pass(minutes: 90 * 24 * 60);
        Assert.Empty(Arns(await world.CallAsync("ListExports", [])));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(26)]
    public async Task A_page_has_one_to_twenty_five_exports(int size)
    {
        await using var world = await ExportFixture.StartAsync(moto);

        Assert.Equal("ValidationException", await world.ErrorAsync("ListExports", new() { ["MaxResults"] = size }));
        Assert.Equal("ValidationException", await world.ErrorAsync("ListExports", new() { ["NextToken"] = "nonsense" }));
    }

    [Fact]
    public async Task One_that_is_not_there_is_not_found()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var arn = (string)(await world.ExportAsync(world.Request()))["ExportArn"]!;

        Assert.Equal("ExportNotFoundException", await world.ErrorAsync("DescribeExport", new() { ["ExportArn"] = arn + "0" }));
        Assert.Equal("ExportNotFoundException", (await Assert.ThrowsAsync<AwsWireException>(
            () => world.Proxy.Wire.CallAsync(JsonService.DynamoDb, "DescribeExport", new() { ["ExportArn"] = arn }, world.Vault))).Code);
    }

    private static IEnumerable<string> Arns(JsonObject page) =>
        page["ExportSummaries"]!.AsArray().Select(export => (string)export!["ExportArn"]!);
}
