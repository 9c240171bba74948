using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Tests.Proxy.Exports;

namespace BackupScheduler.LocalAws.Tests.Proxy.History;

[Collection(nameof(MotoServer))]
public sealed class HistoryTests(MotoServer moto)
{
    [Fact]
    public async Task Recovery_begins_anew_when_it_was_off_and_goes_on_when_it_is_switched_on_twice()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var first = world.Now;
        world.Pass(minutes: 30);
        await world.Proxy.Seeder.Tables.RecoverableAsync(world.Place, ExportFixture.Table);
        Assert.Equal((first, world.Now), await WindowAsync(world));

        await world.Proxy.Seeder.Tables.RecoverableAsync(world.Place, ExportFixture.Table, isOn: false);
        var second = world.Pass(minutes: 30);
        await world.Proxy.Seeder.Tables.RecoverableAsync(world.Place, ExportFixture.Table);
        world.Pass(minutes: 30);

        Assert.Equal((second, world.Now), await WindowAsync(world));
        Assert.Equal("InvalidExportTimeException", await world.ErrorAsync("ExportTableToPointInTime", world.Window(first, world.Now)));
    }

    [Fact]
    public async Task The_latest_moment_lags_behind_and_is_never_before_the_earliest()
    {
        await using var world = await ExportFixture.StartAsync(moto, new() { RecoveryLag = TimeSpan.FromMinutes(5) });
        var on = world.Now;

        Assert.Equal((on, on), await WindowAsync(world));
        world.Pass(minutes: 8);
        Assert.Equal((on, on.AddMinutes(3)), await WindowAsync(world));
    }

    [Fact]
    public async Task The_earliest_moment_is_no_longer_ago_than_the_recovery_period()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        world.Pass(minutes: 40 * 24 * 60);

        Assert.Equal((world.Now.AddDays(-35), world.Now), await WindowAsync(world));
    }

    [Fact]
    public async Task Batches_transactions_and_updates_are_kept_like_single_writes()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        await world.PutAsync("gone", "1");
        var from = world.Pass(minutes: 1);
        await world.CallAsync("BatchWriteItem", new()
        {
            ["RequestItems"] = new JsonObject
            {
                [ExportFixture.Table] = new JsonArray(
                    new JsonObject { ["PutRequest"] = new JsonObject { ["Item"] = ExportFixture.Item("batch", "1") } },
                    new JsonObject { ["DeleteRequest"] = new JsonObject { ["Key"] = ExportFixture.Key("gone") } }),
            },
        });
        await world.CallAsync("TransactWriteItems", new()
        {
            ["TransactItems"] = new JsonArray(
                new JsonObject { ["Put"] = new JsonObject { ["TableName"] = ExportFixture.Table, ["Item"] = ExportFixture.Item("transaction", "1") } }),
        });
        await world.CallAsync("UpdateItem", new()
        {
            ["TableName"] = world.TableArn,
            ["Key"] = ExportFixture.Key("update"),
            ["UpdateExpression"] = "SET amount = :t",
            ["ExpressionAttributeValues"] = new JsonObject { [":t"] = new JsonObject { ["N"] = "5" } },
        });
        world.Pass(minutes: 15);

        var lines = await world.LinesAsync(await world.ExportAsync(world.Window(from, world.Now)));

        Assert.Equal(["batch", "gone", "transaction", "update"], lines.Select(line => (string)JsonNode.Parse(line)!["Keys"]!["id"]!["S"]!));
        Assert.Contains("""NewImage":{"id":{"S":"update"},"amount":{"N":"5"}}""", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_is_refused_changes_nothing()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var from = world.Now;
        Assert.Equal("ConditionalCheckFailedException", await world.ErrorAsync("PutItem", new()
        {
            ["TableName"] = ExportFixture.Table,
            ["Item"] = ExportFixture.Item("a", "1"),
            ["ConditionExpression"] = "attribute_exists(id)",
        }));
        world.Pass(minutes: 15);

        Assert.Empty(await world.LinesAsync(await world.ExportAsync(world.Window(from, world.Now))));
    }

    [Fact]
    public async Task A_test_without_hours_to_spare_writes_into_the_past()
    {
        await using var world = await ExportFixture.StartAsync(moto);
        var (history, past) = (world.Proxy.Proxy.History, world.Now.AddHours(-3));
        await world.Proxy.Seeder.Tables.CreateAsync(world.Place, "Past", items: 0);
        await history.SwitchOnAsync(world.Place, "Past", past);
        await history.PutAsync(world.Place, "Past", ExportFixture.Item("a", "1"), past.AddHours(1));
        await history.DeleteAsync(world.Place, "Past", ExportFixture.Key("a"), past.AddHours(2));
        var request = world.Request(new() { ["TableArn"] = world.TableArn.Replace("Orders", "Past", StringComparison.Ordinal) });
        request["ExportTime"] = past.AddHours(1.5).ToUnixTimeSeconds();

        Assert.Single(await world.LinesAsync(await world.ExportAsync(request)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => history.PutAsync(world.Place, "Past", ExportFixture.Item("a", "1"), past.AddHours(1)));
    }

    private static async Task<(DateTimeOffset Earliest, DateTimeOffset Latest)> WindowAsync(ExportFixture world)
    {
        var answer = await world.CallAsync("DescribeContinuousBackups", new() { ["TableName"] = ExportFixture.Table });
        var recovery = answer["ContinuousBackupsDescription"]!["PointInTimeRecoveryDescription"]!;
        return (Moment(recovery["EarliestRestorableDateTime"]!), Moment(recovery["LatestRestorableDateTime"]!));
    }

    private static DateTimeOffset Moment(JsonNode seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds.GetValue<double>());
}
