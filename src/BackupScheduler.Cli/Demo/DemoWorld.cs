using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo;

/// <summary>The emulated AWS: the emulator, the proxy that the service talks to, and the wire that seeds and reads behind its back.</summary>
internal sealed class DemoWorld : IAsyncDisposable
{
    /// <summary>Where the service and its queues are.</summary>
    public const string HomeRegion = "us-east-1";

    private readonly Emulator _emulator;

    private DemoWorld(Emulator emulator, AwsProxy proxy)
    {
        _emulator = emulator;
        Proxy = proxy;
        Direct = new AwsWire(emulator.Address);
        ThroughProxy = new AwsWire(proxy.Address);
        Seeder = new Seeder(Direct);
        Reader = new IndependentReader(Direct);
        Queues = new QueueReader(Direct, Home);
    }

    /// <summary>The emulator itself, behind the proxy's back.</summary>
    public Uri EmulatorAddress => _emulator.Address;

    /// <summary>Switches the emulator's IAM enforcement on for proofs.</summary>
    public IamGuard Guard => new(_emulator.Address);

    /// <summary>The management account, in the home Region.</summary>
    public static AwsPlace Home { get; } = new(AwsPlace.DefaultAccount, HomeRegion);

    public AwsProxy Proxy { get; }

    public AwsWire Direct { get; }

    public AwsWire ThroughProxy { get; }

    public Seeder Seeder { get; }

    public IndependentReader Reader { get; }

    public QueueReader Queues { get; }

    public static async Task<DemoWorld> StartAsync(
        IProgress<string> progress, CancellationToken cancellation, AwsProxyOptions? options = null)
    {
        var emulator = await Emulator.StartAsync(progress: progress, cancellation: cancellation);
        try
        {
            return new DemoWorld(emulator, await AwsProxy.StartAsync(emulator.Address, options, cancellation));
        }
        catch
        {
            await emulator.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await _emulator.DisposeAsync();
        Direct.Dispose();
        ThroughProxy.Dispose();
    }
}
