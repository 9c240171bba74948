namespace BackupScheduler.Simulation.Aws;

/// <summary>How long something takes: around a median, with a long tail (log-normal).</summary>
/// <param name="Milliseconds">The median.</param>
/// <param name="Spread">The standard deviation of the logarithm; 0 for always the median.</param>
public sealed record Latency(double Milliseconds, double Spread = 0.3)
{
    /// <summary>Draws one.</summary>
    public TimeSpan Draw(Random random)
    {
        // Box-Muller; 1 - x keeps the logarithm finite.
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromMilliseconds(Milliseconds * Math.Exp(Spread * normal));
    }
}
