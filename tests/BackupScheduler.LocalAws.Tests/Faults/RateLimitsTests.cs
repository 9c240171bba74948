using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Tests.Proxy;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.LocalAws.Tests.Faults;

[Collection(nameof(MotoServer))]
public sealed class RateLimitsTests(MotoServer moto)
{
    private const string Throttled = "400 ThrottlingException";

    private readonly AwsPlace _place = MotoServer.NewPlace();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Calls_beyond_the_burst_are_throttled_until_time_has_made_new_tokens()
    {
        await using var proxy = await StartAsync(new RateLimit("dynamodb", "ListTables", 4) { Burst = 2 });

        Assert.Equal(["200", "200", Throttled, Throttled], await ListAsync(proxy, _place, 4));
        _time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Equal(["200", Throttled], await ListAsync(proxy, _place, 2));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["200", "200", Throttled], await ListAsync(proxy, _place, 3));
        Assert.Equal(4, proxy.Proxy.Log.CountsByFault()[FaultKind.Throttle]);
    }

    [Fact]
    public async Task Each_account_region_and_operation_has_its_own_rate()
    {
        await using var proxy = await StartAsync(
            new RateLimit("dynamodb", "ListTables", 1), new RateLimit("dynamodb", "CreateBackup", 1));

        Assert.Equal(["200", Throttled], await ListAsync(proxy, _place, 2));
        Assert.Equal(["200"], await ListAsync(proxy, _place with { Region = "us-east-1" }, 1));
        Assert.Equal(["200"], await ListAsync(proxy, MotoServer.NewPlace(), 1));
        Assert.Equal("400 TableNotFoundException", await proxy.BackUpAsync(_place, "none"));
        Assert.Equal(Throttled, await proxy.BackUpAsync(_place, "none"));
        Assert.Empty((await proxy.ListBackupsAsync(_place))["BackupSummaries"]!.AsArray());
    }

    [Theory]
    [InlineData("CreateBackup", 50)]
    [InlineData("DeleteBackup", 10)]
    [InlineData("ListBackups", 5)]
    [InlineData("DescribeBackup", 10)]
    [InlineData("ListTables", 10)]
    public async Task AWSs_own_rates_let_a_seconds_worth_of_calls_through_at_once(string operation, int rate)
    {
        await using var proxy = await StartAsync([.. RateLimit.OfAws]);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, rate + 3).Select(_ =>
            FaultFixture.OutcomeAsync(() => proxy.Wire.CallAsync(JsonService.DynamoDb, operation, [], _place))));

        Assert.Equal(3, outcomes.Count(outcome => outcome == Throttled));
    }

    private Task<ProxyFixture> StartAsync(params RateLimit[] limits) =>
        ProxyFixture.StartAsync(moto, new AwsProxyOptions { Behaviours = [new RateLimits(limits)], Time = _time });

    private static async Task<List<string>> ListAsync(ProxyFixture proxy, AwsPlace place, int calls)
    {
        var outcomes = new List<string>();
        for (var i = 0; i < calls; i++) outcomes.Add(await proxy.ListTablesAsync(place));
        return outcomes;
    }
}
