using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Reading;

[Collection(nameof(MotoServer))]
public sealed class IndependentReaderTests(MotoServer moto)
{
    [Fact]
    public async Task Tables_and_backups_are_read_from_the_place_asked_for_and_no_other()
    {
        var place = MotoServer.NewPlace();
        var elsewhere = place with { Region = "us-east-1" };
        await moto.Seeder.Tables.CreateAsync(place, "Orders");
        await moto.Seeder.Tables.CreateAsync(elsewhere, "Elsewhere");
        var before = DateTimeOffset.UtcNow.AddSeconds(-1);
        var arn = await moto.Seeder.Tables.BackUpAsync(place, "Orders", "mine_1");

        Assert.Equal(["Orders"], await moto.Reader.TablesAsync(place));
        var backup = Assert.Single(await moto.Reader.BackupsAsync(place));
        Assert.Equal((arn, "mine_1", "Orders", "AVAILABLE", "USER"),
            (backup.Arn, backup.Name, backup.TableName, backup.Status, backup.Type));
        Assert.InRange(backup.Created, before, DateTimeOffset.UtcNow.AddSeconds(1));
        Assert.Empty(await moto.Reader.BackupsAsync(elsewhere));
    }

    [Fact]
    public async Task More_tables_than_a_page_are_all_read()
    {
        var place = MotoServer.NewPlace();
        for (var i = 0; i < 105; i++)
        {
            await moto.Seeder.Tables.CreateAsync(place, $"T{i:000}", items: 0);
        }

        Assert.Equal(105, (await moto.Reader.TablesAsync(place)).Distinct().Count());
    }

    [Fact]
    public async Task More_items_than_a_page_are_all_read()
    {
        var place = MotoServer.NewPlace();
        await moto.Seeder.Tables.CreateAsync(place, "Large", new TableShape { Range = new("part", "N") });
        for (var i = 0; i < 5; i++)
        {
            await moto.Seeder.Tables.PutAsync(place, "Large", new JsonObject
            {
                ["id"] = new JsonObject { ["S"] = "a" },
                ["part"] = new JsonObject { ["N"] = $"{i}" },
                ["body"] = new JsonObject { ["S"] = new string('x', 300_000) },
            });
        }

        var page = await moto.Wire.CallAsync(JsonService.DynamoDb, "Scan", new() { ["TableName"] = "Large" }, place);
        Assert.NotNull(page["LastEvaluatedKey"]);
        var items = await moto.Reader.ItemsAsync(place, "Large");
        Assert.Equal(["0", "1", "2", "3", "4"], items.Select(item => (string?)item["part"]!["N"]));
    }

    [Fact]
    public async Task A_table_is_told_as_it_is_described_and_none_is_told_when_there_is_none()
    {
        var place = MotoServer.NewPlace();
        await moto.Seeder.Tables.CreateAsync(place, "Orders");

        Assert.Equal("PAY_PER_REQUEST", (string?)(await moto.Reader.TableAsync(place, "Orders"))!["BillingModeSummary"]!["BillingMode"]);
        Assert.Null(await moto.Reader.TableAsync(place, "None"));
    }

    [Fact]
    public async Task A_deleted_table_keeps_its_backups_and_a_deleted_backup_is_gone()
    {
        var place = MotoServer.NewPlace();
        await moto.Seeder.Tables.CreateAsync(place, "Old");
        var kept = await moto.Seeder.Tables.BackUpAsync(place, "Old", "kept");
        var gone = await moto.Seeder.Tables.BackUpAsync(place, "Old", "gone");
        await moto.Seeder.Tables.DeleteAsync(place, "Old");
        await moto.Seeder.Tables.DeleteBackupAsync(place, gone);

        Assert.Empty(await moto.Reader.TablesAsync(place));
        Assert.Equal([kept], (await moto.Reader.BackupsAsync(place)).Select(b => b.Arn));
    }
}
