using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Tests.Proxy.Exports;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.Ledger;

/// <summary>What copies in a vault and restores from it are authorized on.</summary>
[Collection(nameof(MotoServer))]
public sealed class VaultCallsTests(MotoServer moto)
{
    [Fact]
    public async Task Exports_and_imports_are_named_by_table_export_and_import()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        world.Proxy.Proxy.Ledger.Clear();
        var export = await world.ExportAsync(world.Request());
        await world.CallAsync("ListExports", new() { ["TableArn"] = world.TableArn });
        await world.CallAsync("DescribeContinuousBackups", new() { ["TableName"] = ExportFixture.Table });
        await world.ErrorAsync("ImportTable", new()
        {
            ["TableCreationParameters"] = new JsonObject { ["TableName"] = "New" },
            ["S3BucketSource"] = new JsonObject { ["S3Bucket"] = world.Bucket },
        });
        await world.ErrorAsync("DescribeImport", new() { ["ImportArn"] = $"{world.TableArn}/import/1" });
        await world.CallAsync("ListImports", []);

        var arn = (string)export["ExportArn"]!;
        Assert.Equal(
            [
                $"dynamodb:ExportTableToPointInTime {world.TableArn}", $"dynamodb:DescribeExport {arn}", "dynamodb:ListExports *",
                $"dynamodb:DescribeContinuousBackups {world.TableArn}", $"dynamodb:ImportTable {world.TableArn.Replace("Orders", "New", StringComparison.Ordinal)}",
                $"dynamodb:DescribeImport {world.TableArn}/import/1", "dynamodb:ListImports *",
            ],
            world.Proxy.Proxy.Ledger.Calls.Select(call => $"{call.Action} {string.Join(' ', call.Resources)}"));
    }

    [Fact]
    public async Task Whatever_a_restore_does_to_its_table_is_named_by_the_table()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        world.Proxy.Proxy.Ledger.Clear();
        JsonObject Named(params (string Name, JsonNode Value)[] more) =>
            new([KeyValuePair.Create<string, JsonNode?>("TableName", ExportFixture.Table), .. more.Select(m => KeyValuePair.Create<string, JsonNode?>(m.Name, m.Value))]);
        var item = ExportFixture.Item("a", "1");
        var put = new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = item.DeepClone() } };
        await world.CallAsync("BatchWriteItem", new() { ["RequestItems"] = new JsonObject { [ExportFixture.Table] = new JsonArray(put) } });
        await world.CallAsync("TransactWriteItems", new()
        {
            ["TransactItems"] = new JsonArray(new JsonObject { ["Put"] = Named(("Item", item.DeepClone())) }),
        });
        await world.CallAsync("PutItem", Named(("Item", item)));
        await world.CallAsync("Scan", Named());
        await world.CallAsync("DescribeTimeToLive", Named());
        await world.CallAsync("UpdateTimeToLive", Named(("TimeToLiveSpecification", new JsonObject { ["AttributeName"] = "ttl", ["Enabled"] = true })));
        await world.CallAsync("UpdateTable", Named(("DeletionProtectionEnabled", false)));
        var tag = new JsonObject { ["Key"] = "k", ["Value"] = "v" };
        await world.CallAsync("TagResource", new() { ["ResourceArn"] = world.TableArn, ["Tags"] = new JsonArray(tag) });
        await world.CallAsync("ListTagsOfResource", new() { ["ResourceArn"] = world.TableArn });

        Assert.Equal(
            ["BatchWriteItem", "TransactWriteItems", "PutItem", "Scan", "DescribeTimeToLive", "UpdateTimeToLive", "UpdateTable", "TagResource", "ListTagsOfResource"],
            world.Proxy.Proxy.Ledger.Calls.Select(call => call.Action["dynamodb:".Length..]));
        Assert.All(world.Proxy.Proxy.Ledger.Calls, call => Assert.Equal([world.TableArn], call.Resources));
    }
}
