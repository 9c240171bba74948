using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Seeding;

/// <summary>An emulator of its own: a reset would pull the ground from under other tests.</summary>
public sealed class SeederTests : IAsyncLifetime
{
    private readonly MotoServer _moto = new();

    private AwsWire Wire => _moto.Wire;

    public Task InitializeAsync() => _moto.InitializeAsync();

    public Task DisposeAsync() => _moto.DisposeAsync();

    [Fact]
    public async Task An_organization_has_its_accounts_and_the_closed_one_is_suspended()
    {
        var organization = new Seeder(Wire).Organization;
        var root = await organization.CreateAsync();
        var unit = await organization.CreateUnitAsync("Workloads", root);
        var active = await organization.CreateAccountAsync("active");
        var closed = await organization.CreateAccountAsync("closed");
        await organization.MoveAccountAsync(active, root, unit);
        await organization.SuspendAccountAsync(closed);

        var accounts = await new IndependentReader(Wire).AccountsAsync();

        Assert.Equal(
            [(AwsPlace.DefaultAccount, true), (active, true), (closed, false)],
            accounts.Select(a => (a.Id, a.IsActive)));
        var inUnit = await Wire.CallAsync(JsonService.Organizations, "ListAccountsForParent",
            new() { ["ParentId"] = unit }, new AwsPlace(AwsPlace.DefaultAccount, "us-east-1"));
        Assert.Equal(active, inUnit["Accounts"]![0]!["Id"]!.GetValue<string>());
    }

    [Fact]
    public async Task More_accounts_than_a_page_are_all_read()
    {
        var organization = new Seeder(Wire).Organization;
        await organization.CreateAsync();
        for (var i = 0; i < 101; i++)
        {
            await organization.CreateAccountAsync($"a{i}");
        }

        Assert.Equal(102, (await new IndependentReader(Wire).AccountsAsync()).DistinctBy(a => a.Id).Count());
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_ids()
    {
        async Task<string> Make()
        {
            var seeder = new Seeder(Wire);
            await seeder.ResetAsync(seed: 42);
            await seeder.Organization.CreateAsync();
            return await seeder.Organization.CreateAccountAsync("a");
        }

        Assert.Equal(await Make(), await Make());
    }

    [Fact]
    public async Task A_role_is_made_under_its_path()
    {
        var place = MotoServer.NewPlace();
        var arn = await new Seeder(Wire).Principals.CreateRoleAsync(place.Account, "BackupWorker", "/backup-scheduler/",
            """{"Version":"2012-10-17","Statement":[]}""");

        Assert.Equal($"arn:aws:iam::{place.Account}:role/backup-scheduler/BackupWorker", arn);
    }

    [Fact]
    public async Task A_table_holds_the_items_and_tags_asked_for()
    {
        var place = MotoServer.NewPlace();
        var tables = new Seeder(Wire).Tables;
        await tables.CreateAsync(place, "Orders", items: 3);
        await tables.TagAsync(place, "Orders", "backup", "no");

        var scan = await Wire.CallAsync(JsonService.DynamoDb, "Scan", new() { ["TableName"] = "Orders" }, place);
        var tags = await Wire.CallAsync(JsonService.DynamoDb, "ListTagsOfResource",
            new() { ["ResourceArn"] = $"arn:aws:dynamodb:{place.Region}:{place.Account}:table/Orders" }, place);
        Assert.Equal(3, scan["Count"]!.GetValue<int>());
        Assert.Equal("no", tags["Tags"]![0]!["Value"]!.GetValue<string>());
    }
}
