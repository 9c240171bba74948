using BackupScheduler.LocalAws.Faults;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Tests.Proxy;
using BackupScheduler.LocalAws.Wire;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.LocalAws.Tests.Faults;

[Collection(nameof(MotoServer))]
public sealed class LagTests(MotoServer moto)
{
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(5);

    private readonly AwsPlace _place = MotoServer.NewPlace();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_backup_is_listed_only_after_a_while_and_can_be_described_at_once()
    {
        await using var proxy = await ProxyFixture.StartAsync(
            moto, new AwsProxyOptions { Backups = new() { ListingLag = Lag }, Time = _time });
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders", items: 0);
        var arn = await proxy.Seeder.Tables.BackUpAsync(_place, "Orders", "backup");

        Assert.Empty(await proxy.Reader.BackupsAsync(_place));
        await proxy.Wire.CallAsync(JsonService.DynamoDb, "DescribeBackup", new() { ["BackupArn"] = arn }, _place);
        Assert.Equal(new Dictionary<FaultKind, int> { [FaultKind.Lag] = 1 }, proxy.Proxy.Log.CountsByFault());
        _time.Advance(Lag + TimeSpan.FromMinutes(1));
        Assert.Equal(arn, Assert.Single(await proxy.Reader.BackupsAsync(_place)).Arn);
        Assert.Equal(1, proxy.Proxy.Log.CountsByFault()[FaultKind.Lag]);
    }

    [Fact]
    public async Task A_table_is_listed_only_after_a_while()
    {
        await using var proxy = await ProxyFixture.StartAsync(moto, new AwsProxyOptions { TableListingLag = Lag, Time = _time });
        await proxy.Seeder.Tables.CreateAsync(_place, "Orders", items: 0);

        Assert.Empty(await proxy.Reader.TablesAsync(_place));
        Assert.Equal(new Dictionary<FaultKind, int> { [FaultKind.Lag] = 1 }, proxy.Proxy.Log.CountsByFault());
        _time.Advance(Lag + TimeSpan.FromMinutes(1));
        Assert.Equal(["Orders"], await proxy.Reader.TablesAsync(_place));
    }
}
