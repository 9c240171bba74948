using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests.Proxy;

/// <summary>A proxy of a test's own before the shared server, and everything aimed at it.</summary>
internal sealed class ProxyFixture : IAsyncDisposable
{
    private ProxyFixture(AwsProxy proxy)
    {
        Proxy = proxy;
        Wire = new AwsWire(proxy.Address);
        Seeder = new Seeder(Wire);
        Reader = new IndependentReader(Wire);
    }

    public AwsProxy Proxy { get; }

    public AwsWire Wire { get; }

    public Seeder Seeder { get; }

    public IndependentReader Reader { get; }

    public static async Task<ProxyFixture> StartAsync(MotoServer moto, AwsProxyOptions? options = null) =>
        new(await AwsProxy.StartAsync(moto.Emulator.Address, options));

    public static Task<ProxyFixture> WithBackupsAsync(MotoServer moto, BackupSemanticsOptions backups) =>
        StartAsync(moto, new AwsProxyOptions { Backups = backups });

    public Task<JsonObject> ListBackupsAsync(AwsPlace place, JsonObject? input = null) =>
        Wire.CallAsync(JsonService.DynamoDb, "ListBackups", input ?? [], place);

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await Proxy.DisposeAsync();
    }
}
