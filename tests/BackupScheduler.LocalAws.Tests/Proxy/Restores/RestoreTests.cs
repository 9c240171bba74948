using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy.Restores;

[Collection(nameof(MotoServer))]
public sealed class RestoreTests(MotoServer moto)
{
    private static readonly TableShape Shape = new()
    {
        Hash = new("id"),
        Range = new("at", "N"),
        GlobalIndexes = [new("by-customer", new("customer"), new("at", "N"))],
        LocalIndexes = [new("by-total", new("id"), new("total", "N"))],
    };

    private readonly AwsPlace _place = MotoServer.NewPlace();

    private AwsPlace Elsewhere => _place with { Region = "us-east-1" };

    [Fact]
    public async Task A_backup_is_restored_into_another_region_with_its_keys_indexes_items_and_billing()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var backup = await BackUpAsync(proxy, Shape, items: 30);

        var answer = await RestoreAsync(proxy, Elsewhere, backup);

        var restored = (await proxy.Reader.TableAsync(Elsewhere, "Restored"))!;
        Assert.Equal($"arn:aws:dynamodb:us-east-1:{_place.Account}:table/Restored", (string?)restored["TableArn"]);
        Assert.Equal((string?)answer["TableDescription"]!["TableId"], (string?)restored["TableId"]);
        Assert.Equal(("PAY_PER_REQUEST", "by-customer", "by-total", 2, 30),
            ((string?)restored["BillingModeSummary"]!["BillingMode"], (string?)restored["GlobalSecondaryIndexes"]![0]!["IndexName"],
                (string?)restored["LocalSecondaryIndexes"]![0]!["IndexName"], restored["KeySchema"]!.AsArray().Count,
                (await proxy.Reader.ItemsAsync(Elsewhere, "Restored")).Count));
        Assert.Equal(backup, (string?)restored["RestoreSummary"]!["SourceBackupArn"]);
        Assert.Equal(["Orders"], await moto.Reader.TablesAsync(_place));
    }

    [Fact]
    public async Task A_provisioned_table_stays_so_in_another_region_unless_overridden()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var backup = await BackUpAsync(proxy, Shape with { Capacity = 7 }, items: 1);

        await RestoreAsync(proxy, Elsewhere, backup);
        await RestoreAsync(proxy, Elsewhere, backup, "OnDemand", new() { ["BillingModeOverride"] = "PAY_PER_REQUEST" });

        var (kept, changed) = ((await proxy.Reader.TableAsync(Elsewhere, "Restored"))!, (await proxy.Reader.TableAsync(Elsewhere, "OnDemand"))!);
        Assert.Equal(("PROVISIONED", 7, 7), ((string?)kept["BillingModeSummary"]!["BillingMode"],
            (int)kept["ProvisionedThroughput"]!["WriteCapacityUnits"]!, (int)kept["GlobalSecondaryIndexes"]![0]!["ProvisionedThroughput"]!["ReadCapacityUnits"]!));
        Assert.Equal("PAY_PER_REQUEST", (string?)changed["BillingModeSummary"]!["BillingMode"]);
    }

    [Theory]
    [InlineData(null, "PAY_PER_REQUEST")]
    [InlineData(5, "PROVISIONED")]
    public async Task Within_its_region_a_table_keeps_its_billing_mode(int? capacity, string mode)
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var backup = await BackUpAsync(proxy, Shape with { Capacity = capacity }, items: 1);

        var answer = await RestoreAsync(proxy, _place, backup);

        Assert.Equal((mode, mode), ((string?)answer["TableDescription"]!["BillingModeSummary"]!["BillingMode"],
            (string?)(await proxy.Reader.TableAsync(_place, "Restored"))!["BillingModeSummary"]!["BillingMode"]));
    }

    [Fact]
    public async Task Indexes_can_be_left_out()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var backup = await BackUpAsync(proxy, Shape, items: 3);

        await RestoreAsync(proxy, _place, backup, more: new() { ["GlobalSecondaryIndexOverride"] = new JsonArray() });

        var restored = (await proxy.Reader.TableAsync(_place, "Restored"))!;
        Assert.Empty(restored["GlobalSecondaryIndexes"]!.AsArray());
        Assert.Equal(3, (await proxy.Reader.ItemsAsync(_place, "Restored")).Count);
    }

    [Fact]
    public async Task Elsewhere_too_a_backup_must_be_there_and_the_table_must_not()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var backup = await BackUpAsync(proxy, Shape, items: 1);
        await proxy.Seeder.Tables.CreateAsync(Elsewhere, "There", items: 0);

        var noBackup = await Assert.ThrowsAsync<AwsWireException>(() => RestoreAsync(proxy, Elsewhere, backup + "0"));
        var table = await Assert.ThrowsAsync<AwsWireException>(() => RestoreAsync(proxy, Elsewhere, backup, "There"));

        Assert.Equal(("BackupNotFoundException", "TableAlreadyExistsException"), (noBackup.Code, table.Code));
        Assert.Equal(["Orders"], await moto.Reader.TablesAsync(_place));
    }

    private async Task<string> BackUpAsync(ProxyFixture proxy, TableShape shape, int items)
    {
        await moto.Seeder.Tables.CreateAsync(_place, "Orders", shape);
        for (var i = 0; i < items; i++)
        {
            await moto.Seeder.Tables.PutAsync(_place, "Orders", new JsonObject
            {
                ["id"] = new JsonObject { ["S"] = $"o{i}" },
                ["at"] = new JsonObject { ["N"] = $"{i}" },
                ["customer"] = new JsonObject { ["S"] = "c" },
            });
        }

        return await proxy.Seeder.Tables.BackUpAsync(_place, "Orders", "by-hand");
    }

    private static Task<JsonObject> RestoreAsync(ProxyFixture proxy, AwsPlace place, string backup, string table = "Restored", JsonObject? more = null)
    {
        var input = more ?? [];
        input["BackupArn"] = backup;
        input["TargetTableName"] = table;
        return proxy.Wire.CallAsync(JsonService.DynamoDb, "RestoreTableFromBackup", input, place);
    }
}
