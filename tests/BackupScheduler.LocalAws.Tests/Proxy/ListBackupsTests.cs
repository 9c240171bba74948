using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy;

[Collection(nameof(MotoServer))]
public sealed class ListBackupsTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    [Theory]
    [InlineData(BackupOrder.OldestFirst)]
    [InlineData(BackupOrder.NewestFirst)]
    [InlineData(BackupOrder.Shuffled)]
    public async Task Every_backup_appears_once_over_all_pages_in_the_order_asked_for(BackupOrder order)
    {
        var arns = await SeedAsync("Orders", 12);
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new() { Order = order });

        var pages = await PagesAsync(proxy, limit: 5);

        Assert.Equal([5, 5, 2], pages.Select(p => p.Count));
        var listed = pages.SelectMany(p => p).ToList();
        Assert.Equal(arns.Order(), listed.Order());
        Assert.Equal(order == BackupOrder.OldestFirst, listed.SequenceEqual(arns));
        Assert.Equal(order == BackupOrder.NewestFirst, listed.SequenceEqual(Enumerable.Reverse(arns)));
    }

    [Fact]
    public async Task A_page_that_ends_exactly_with_the_listing_is_the_last()
    {
        await SeedAsync("Orders", 6);
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());

        Assert.Equal([3, 3], (await PagesAsync(proxy, limit: 3)).Select(p => p.Count));
    }

    [Fact]
    public async Task The_default_page_holds_a_hundred()
    {
        await SeedAsync("Orders", 101);
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());

        Assert.Equal([100, 1], (await PagesAsync(proxy, limit: null)).Select(p => p.Count));
    }

    [Fact]
    public async Task The_lower_bound_is_inclusive_and_the_upper_exclusive()
    {
        await SeedAsync("Orders", 4, apart: TimeSpan.FromMilliseconds(5));
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var all = (await proxy.ListBackupsAsync(_place))["BackupSummaries"]!.AsArray();

        var answer = await proxy.ListBackupsAsync(_place, new()
        {
            ["TimeRangeLowerBound"] = all[1]!["BackupCreationDateTime"]!.DeepClone(),
            ["TimeRangeUpperBound"] = all[3]!["BackupCreationDateTime"]!.DeepClone(),
        });

        Assert.Equal([Arn(all[1]), Arn(all[2])], Arns(answer));
    }

    [Theory]
    [InlineData("Orders")]
    [InlineData("arn")]
    public async Task A_table_is_selected_by_name_or_arn(string by)
    {
        var orders = await SeedAsync("Orders", 2);
        await SeedAsync("Orders2", 1);
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var table = by == "arn" ? $"arn:aws:dynamodb:{_place.Region}:{_place.Account}:table/Orders" : by;

        Assert.Equal(orders, Arns(await proxy.ListBackupsAsync(_place, new() { ["TableName"] = table })));
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("USER", 2)]
    [InlineData("ALL", 2)]
    [InlineData("SYSTEM", 0)]
    [InlineData("AWS_BACKUP", 0)]
    public async Task The_backup_type_selects(string? type, int expected)
    {
        await SeedAsync("Orders", 2);
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());

        var answer = await proxy.ListBackupsAsync(_place, type is null ? [] : new() { ["BackupType"] = type });

        Assert.Equal(expected, Arns(answer).Count);
    }

    [Theory]
    [InlineData("Limit", 0)]
    [InlineData("Limit", 101)]
    [InlineData("BackupType", "OTHER")]
    [InlineData("ExclusiveStartBackupArn", "no-arn")]
    public async Task A_bad_parameter_is_a_validation_error(string name, object value)
    {
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        var input = new JsonObject { [name] = value is int number ? number : (string)value };

        var thrown = await Assert.ThrowsAsync<AwsWireException>(() => proxy.ListBackupsAsync(_place, input));

        Assert.Equal((400, "ValidationException"), (thrown.Status, thrown.Code));
    }

    [Fact]
    public async Task Paging_goes_on_after_a_backup_that_was_deleted_meanwhile()
    {
        var arns = await SeedAsync("Orders", 6);
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new() { CreatingFor = TimeSpan.Zero });
        var first = await proxy.ListBackupsAsync(_place, new() { ["Limit"] = 2 });
        await proxy.Seeder.Tables.DeleteBackupAsync(_place, arns[1]);
        await proxy.Seeder.Tables.DeleteBackupAsync(_place, arns[4]);

        var second = await proxy.ListBackupsAsync(_place,
            new() { ["ExclusiveStartBackupArn"] = first["LastEvaluatedBackupArn"]!.GetValue<string>() });

        Assert.Equal([arns[2], arns[3], arns[5]], Arns(second));
    }

    [Fact]
    public async Task A_first_page_shows_what_was_changed_behind_the_proxy()
    {
        await SeedAsync("Orders", 2);
        await using var proxy = await ProxyFixture.WithBackupsAsync(moto, new());
        await PagesAsync(proxy, limit: 1);

        await SeedAsync("Late", 1);

        Assert.Equal(3, Arns(await proxy.ListBackupsAsync(_place)).Count);
    }

    /// <summary>Straight into the emulator, a while ago as far as CREATING goes.</summary>
    private async Task<List<string>> SeedAsync(string table, int count, TimeSpan? apart = null)
    {
        await moto.Seeder.Tables.CreateAsync(_place, table, items: 0);
        var arns = new List<string>();
        for (var i = 0; i < count; i++)
        {
            arns.Add(await moto.Seeder.Tables.BackUpAsync(_place, table, $"b{i:000}"));
            await Task.Delay(apart ?? TimeSpan.FromMilliseconds(1.5));
        }

        return arns;
    }

    private async Task<List<IReadOnlyList<string>>> PagesAsync(ProxyFixture proxy, int? limit)
    {
        var pages = new List<IReadOnlyList<string>>();
        var input = limit is { } l ? new JsonObject { ["Limit"] = l } : [];
        do
        {
            var answer = await proxy.ListBackupsAsync(_place, input);
            pages.Add(Arns(answer));
            input["ExclusiveStartBackupArn"] = answer["LastEvaluatedBackupArn"]?.DeepClone();
        }
        while (input["ExclusiveStartBackupArn"] is not null);
        return pages;
    }

    private static List<string> Arns(JsonObject answer) => [.. answer["BackupSummaries"]!.AsArray().Select(Arn)];

    private static string Arn(JsonNode? backup) => backup!["BackupArn"]!.GetValue<string>();
}
