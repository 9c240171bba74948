using BackupScheduler.LocalAws.Emulation;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Tests;

/// <summary>One real moto server for all tests. Each test takes places (an account and Region) of its own.</summary>
public sealed class MotoServer : IAsyncLifetime
{
    private static int s_accounts;

    public Emulator Emulator { get; private set; } = null!;

    public AwsWire Wire { get; private set; } = null!;

    public Seeder Seeder { get; private set; } = null!;

    public IndependentReader Reader { get; private set; } = null!;

    /// <summary>An account that no other test uses. moto needs no accounts to be made.</summary>
    public static AwsPlace NewPlace(string region = "eu-west-1") =>
        new($"{700000000000 + Interlocked.Increment(ref s_accounts)}", region);

    public async Task InitializeAsync()
    {
        Emulator = await Emulator.StartAsync();
        Wire = new AwsWire(Emulator.Address);
        Seeder = new Seeder(Wire);
        Reader = new IndependentReader(Wire);
    }

    public async Task DisposeAsync()
    {
        Wire.Dispose();
        await Emulator.DisposeAsync();
    }
}

[CollectionDefinition(nameof(MotoServer))]
public sealed class MotoServerCollection : ICollectionFixture<MotoServer>;
