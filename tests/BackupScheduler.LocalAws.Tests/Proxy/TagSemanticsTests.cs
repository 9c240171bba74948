using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy;

/// <summary>GetResources of DynamoDB tables through the proxy, as AWS answers it.</summary>
[Collection(nameof(MotoServer))]
public sealed class TagSemanticsTests(MotoServer moto)
{
    private readonly AwsPlace _place = MotoServer.NewPlace();

    [Fact]
    public async Task Filters_of_several_keys_hold_together_and_values_of_one_key_are_alternatives()
    {
        await using var proxy = await SeedAsync();
        Assert.Equal(["Archive", "Orders", "Scratch"], await NamesAsync(proxy));
        Assert.Equal(["Archive", "Scratch"], await NamesAsync(proxy, Filter("backup", "no", "never")));
        Assert.Equal(["Orders", "Scratch"], await NamesAsync(proxy, Filter("stage")));
        Assert.Equal(["Scratch"], await NamesAsync(proxy, Filter("stage"), Filter("backup", "no")));
        Assert.Empty(await NamesAsync(proxy, Filter("Backup")));
    }

    [Fact]
    public async Task Tags_are_those_of_the_Region_and_account_asked()
    {
        await using var proxy = await SeedAsync();
        Assert.Empty(Tables(await GetAsync(proxy, [], _place with { Region = "us-east-1" })));
        Assert.Empty(Tables(await GetAsync(proxy, [], MotoServer.NewPlace())));
    }

    [Fact]
    public async Task Pages_follow_their_token_which_works_twice_and_the_last_one_has_an_empty_token()
    {
        await using var proxy = await SeedAsync();
        var first = await GetAsync(proxy, new() { ["ResourcesPerPage"] = 2 });
        JsonObject More() => new() { ["ResourcesPerPage"] = 2, ["PaginationToken"] = (string?)first["PaginationToken"] };
        var (last, again) = (await GetAsync(proxy, More()), await GetAsync(proxy, More()));
        Assert.Equal((2, 1), (Tables(first).Count, Tables(last).Count));
        Assert.Equal(["Archive", "Orders", "Scratch"], Tables(first).Concat(Tables(last)).Order());
        Assert.Equal("", (string?)last["PaginationToken"]);
        Assert.True(JsonNode.DeepEquals(last, again));
    }

    [Fact]
    public async Task A_token_ends_after_a_quarter_of_an_hour_and_one_from_elsewhere_never_worked()
    {
        var time = new MovableTime();
        await using var proxy = await SeedAsync(time);
        var token = (string?)(await GetAsync(proxy, new() { ["ResourcesPerPage"] = 1 }))["PaginationToken"];
        JsonObject More() => new() { ["ResourcesPerPage"] = 1, ["PaginationToken"] = token };
        Assert.Equal("PaginationTokenExpiredException", (await RefusedAsync(() => GetAsync(proxy, More(), MotoServer.NewPlace()))).Code);
        time.Ahead = TimeSpan.FromMinutes(14);
        Assert.Single(Tables(await GetAsync(proxy, More())));
        time.Ahead = TimeSpan.FromMinutes(16);
        Assert.Equal("PaginationTokenExpiredException", (await RefusedAsync(() => GetAsync(proxy, More()))).Code);
    }

    [Theory]
    [InlineData("""{"ResourcesPerPage":0}""")]
    [InlineData("""{"ResourcesPerPage":101}""")]
    [InlineData("""{"TagFilters":[{"Key":"a","Values":["1","2","3","4","5","6","7","8","9","10","11","12","13","14","15","16","17","18","19","20","21"]}]}""")]
    public async Task What_is_out_of_range_is_refused(string input)
    {
        await using var proxy = await ProxyFixture.StartAsync(moto);
        Assert.Equal("InvalidParameterException", (await RefusedAsync(() => GetAsync(proxy, JsonNode.Parse(input)!.AsObject()))).Code);
    }

    private async Task<ProxyFixture> SeedAsync(TimeProvider? time = null)
    {
        var proxy = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { Time = time ?? TimeProvider.System });
        foreach (var table in (string[])["Orders", "Scratch", "Archive", "Untagged"]) await moto.Seeder.Tables.CreateAsync(_place, table, items: 0);
        await moto.Seeder.Tables.TagAsync(_place, "Orders", "stage", "live");
        await moto.Seeder.Tables.TagAsync(_place, "Scratch", "stage", "test");
        await moto.Seeder.Tables.TagAsync(_place, "Scratch", "backup", "no");
        await moto.Seeder.Tables.TagAsync(_place, "Archive", "backup", "never");
        return proxy;
    }

    private Task<JsonObject> GetAsync(ProxyFixture proxy, JsonObject input, AwsPlace? place = null)
    {
        input["ResourceTypeFilters"] = new JsonArray("dynamodb:table");
        return proxy.Wire.CallAsync(JsonService.Tagging, "GetResources", input, place ?? _place);
    }

    private async Task<IEnumerable<string>> NamesAsync(ProxyFixture proxy, params JsonNode[] filters) =>
        Tables(await GetAsync(proxy, new() { ["TagFilters"] = new JsonArray(filters) })).Order();

    private static List<string> Tables(JsonObject page) =>
        [.. page["ResourceTagMappingList"]!.AsArray().Select(mapping => mapping!["ResourceARN"]!.GetValue<string>().Split('/')[^1])];

    private static JsonObject Filter(string key, params string[] values) =>
        new() { ["Key"] = key, ["Values"] = new JsonArray([.. values.Select(value => JsonValue.Create(value))]) };

    private static Task<AwsWireException> RefusedAsync(Func<Task> call) => Assert.ThrowsAsync<AwsWireException>(call);

    private sealed class MovableTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
    }
}
