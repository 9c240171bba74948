namespace BackupScheduler.Fuzz.Running;

/// <summary>How much is tried, and what counts as too much.</summary>
/// <param name="Inputs">How many inputs, over all targets in turn.</param>
/// <param name="Seed">The same seed and number give the same inputs.</param>
public sealed record FuzzOptions(long Inputs, int Seed)
{
    /// <summary>How many threads try inputs.</summary>
    public int Threads { get; init; } = Math.Max(1, Environment.ProcessorCount);

    /// <summary>How long one input may take. One that took longer is tried again: the machine may have been busy.</summary>
    public TimeSpan LongestInput { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After this time an input counts as one that never ends.</summary>
    public TimeSpan HungAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much one input may have allocated, in bytes, whatever was given back meanwhile.</summary>
    public long MostAllocated { get; init; } = 256L * 1024 * 1024;

    /// <summary>No more is tried after so many defects.</summary>
    public int MostDefects { get; init; } = 10;

    /// <summary>Told now and then how many inputs were tried.</summary>
    public Action<long> Progress { get; init; } = _ => { };

    /// <summary>Told of an input that is still running after <see cref="HungAfter"/>: nothing can end it but the process.</summary>
    public Action<FuzzDefect> Hung { get; init; } = _ => { };
}
