namespace BackupScheduler.Fuzz.Running;

/// <summary>What a run came to.</summary>
/// <param name="Inputs">How many inputs were tried.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="ByTarget">Inputs by target.</param>
/// <param name="Slowest">The longest time that one input took; on a busy machine it is more than the input's own.</param>
/// <param name="MostAllocated">The most bytes that one input allocated.</param>
/// <param name="Defects">What broke a promise, each kind of a target once.</param>
public sealed record FuzzReport(
    long Inputs, int Seed, TimeSpan Elapsed, IReadOnlyDictionary<string, long> ByTarget, TimeSpan Slowest, long MostAllocated, IReadOnlyList<FuzzDefect> Defects);
