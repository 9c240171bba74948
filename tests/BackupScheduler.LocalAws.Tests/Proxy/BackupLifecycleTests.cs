using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy;

[Collection(nameof(MotoServer))]
public sealed class BackupLifecycleTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    [Fact]
    public async Task A_new_backup_is_creating_in_every_answer_and_then_available()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new() { CreatingFor = TimeSpan.FromSeconds(2) });
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders");

        var created = await CallAsync(proxy, "CreateBackup", new() { ["TableName"] = "Orders", ["BackupName"] = "b_1" });
        var arn = created["BackupDetails"]!["BackupArn"]!.GetValue<string>();

        Assert.Equal("CREATING", (string?)created["BackupDetails"]!["BackupStatus"]);
        Assert.Equal(("CREATING", "CREATING"), await StatusesAsync(proxy, arn));
        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.Equal(("AVAILABLE", "AVAILABLE"), await StatusesAsync(proxy, arn));
    }

    [Fact]
    public async Task Without_a_creating_time_a_backup_is_available_at_once()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new() { CreatingFor = TimeSpan.Zero });
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders");

        var created = await CallAsync(proxy, "CreateBackup", new() { ["TableName"] = "Orders", ["BackupName"] = "b_1" });

        Assert.Equal("AVAILABLE", (string?)created["BackupDetails"]!["BackupStatus"]);
    }

    [Fact]
    public async Task A_backup_that_is_being_created_cannot_be_deleted()
    {
        await using var slow = await ProxyFixture.WithBackupsAsync(moto, new() { CreatingFor = TimeSpan.FromMinutes(1) });
        await using var quick = await ProxyFixture.WithBackupsAsync(moto, new() { CreatingFor = TimeSpan.Zero });
        await slow.Seeder.Tables.CreateAsync(_place, "Orders");
        var arn = await slow.Seeder.Tables.BackUpAsync(_place, "Orders", "b_1");

        var thrown = await Assert.ThrowsAsync<AwsWireException>(() => slow.Seeder.Tables.DeleteBackupAsync(_place, arn));
        Assert.Equal((400, "BackupInUseException"), (thrown.Status, thrown.Code));
        Assert.Single(await moto.Reader.BackupsAsync(_place));

        await quick.Seeder.Tables.DeleteBackupAsync(_place, arn);
        Assert.Empty(await moto.Reader.BackupsAsync(_place));
    }

    [Fact]
    public async Task A_recreated_table_has_another_id_and_its_old_backups_keep_theirs()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders");
        await proxy.Seeder.Tables.BackUpAsync(_place, "Orders", "old");
        var oldId = await TableIdAsync(proxy);
        await proxy.Seeder.Tables.DeleteAsync(_place, "Orders");
        await Task.Delay(10);
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders");
        await proxy.Seeder.Tables.BackUpAsync(_place, "Orders", "new1");
        await proxy.Seeder.Tables.BackUpAsync(_place, "Orders", "new2");
        var newId = await TableIdAsync(proxy);

        var backups = await proxy.Reader.BackupsAsync(_place);

        Assert.NotEqual(oldId, newId);
        Assert.Equal([("old", oldId), ("new1", newId), ("new2", newId)], backups.Select(b => (b.Name, b.TableId!)));
        var described = await CallAsync(proxy, "DescribeBackup", new() { ["BackupArn"] = backups[0].Arn });
        Assert.Equal(oldId, (string?)described["BackupDescription"]!["SourceTableDetails"]!["TableId"]);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("a b c")]
    [InlineData("a/b")]
    public async Task A_bad_backup_name_is_refused(string name)
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders");

        var thrown = await Assert.ThrowsAsync<AwsWireException>(
            () => proxy.Seeder.Tables.BackUpAsync(_place, "Orders", name));

        Assert.Equal((400, "ValidationException"), (thrown.Status, thrown.Code));
        Assert.Empty(await moto.Reader.BackupsAsync(_place));
    }

    [Fact]
    public async Task The_emulators_own_errors_come_through()
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());

        var noTable = await Assert.ThrowsAsync<AwsWireException>(
            () => proxy.Seeder.Tables.BackUpAsync(_place, "None", "b_1"));
        var noBackup = await Assert.ThrowsAsync<AwsWireException>(() => proxy.Seeder.Tables.DeleteBackupAsync(
            _place, $"arn:aws:dynamodb:eu-west-1:{_place.Account}:table/None/backup/01500000000000-abcdef00"));

        Assert.Equal(("TableNotFoundException", "BackupNotFoundException"), (noTable.Code, noBackup.Code));
    }

    private async Task<(string?, string?)> StatusesAsync(ProxyFixture proxy, string arn)
    {
        var described = await CallAsync(proxy, "DescribeBackup", new() { ["BackupArn"] = arn });
        var listed = await proxy.ListBackupsAsync(_place);
        return ((string?)described["BackupDescription"]!["BackupDetails"]!["BackupStatus"],
            (string?)listed["BackupSummaries"]![0]!["BackupStatus"]);
    }

    private async Task<string> TableIdAsync(ProxyFixture proxy)
    {
        var described = await CallAsync(proxy, "DescribeTable", new() { ["TableName"] = "Orders" });
        return described["Table"]!["TableId"]!.GetValue<string>();
    }

    private Task<JsonObject> CallAsync(ProxyFixture proxy, string operation, JsonObject input) =>
        proxy.Wire.CallAsync(JsonService.DynamoDb, operation, input, _place);
}
