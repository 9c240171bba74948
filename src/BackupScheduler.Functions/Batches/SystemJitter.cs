using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Batches;

/// <summary>Randomness outside simulations.</summary>
public sealed class SystemJitter : IJitter
{
    private readonly Lock _lock = new();
    private readonly Random _random = new();

    /// <inheritdoc/>
    public double Next()
    {
        lock (_lock) return _random.NextDouble();
    }
}
