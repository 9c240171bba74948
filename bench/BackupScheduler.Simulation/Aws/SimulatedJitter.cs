using BackupScheduler.Core.Failures;

namespace BackupScheduler.Simulation.Aws;

/// <summary>Seeded randomness for the handlers.</summary>
internal sealed class SimulatedJitter(int seed) : IJitter
{
    private readonly Random _random = new(seed);

    public double Next() => _random.NextDouble();
}
