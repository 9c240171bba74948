using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Seeding;

/// <summary>Builds the world that a demo or test starts from. Calls go out one after the other, so that the same calls give the same ids.</summary>
/// <remarks>Queue URLs carry the host that they were asked for at: aim the wire at the proxy when URLs shall point there.</remarks>
public sealed class Seeder(AwsWire wire, string managementAccount = AwsPlace.DefaultAccount)
{
    public OrganizationSeeder Organization { get; } = new(wire, managementAccount);

    public TableSeeder Tables { get; } = new(wire);

    public VaultSeeder Vaults { get; } = new(wire);

    public QueueSeeder Queues { get; } = new(wire);

    public PrincipalSeeder Principals { get; } = new(wire);

    /// <summary>Empties the emulator; with a seed, the ids that it makes from here on are the same every time.</summary>
    public async Task ResetAsync(int? seed = null, CancellationToken cancellation = default)
    {
        await wire.ControlAsync("moto-api/reset", cancellation);
        if (seed is { } value)
        {
            await wire.ControlAsync($"moto-api/seed?a={value}", cancellation);
        }
    }
}
