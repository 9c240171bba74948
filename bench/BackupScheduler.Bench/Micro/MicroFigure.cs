namespace BackupScheduler.Bench.Micro;

/// <summary>What one operation took.</summary>
/// <param name="Name">The operation.</param>
/// <param name="AllocatedBytes">For one.</param>
/// <param name="Nanoseconds">For one: the median.</param>
internal sealed record MicroFigure(string Name, double AllocatedBytes, double Nanoseconds)
{
    /// <summary>How sure that is; null in the short form, which does not know.</summary>
    public MicroSpread? Spread { get; init; }
}
