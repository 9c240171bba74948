using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>What one function of a run used.</summary>
/// <param name="Function">The function.</param>
/// <param name="MemoryMegabytes">Its configured memory.</param>
/// <param name="Invocations">Invocations.</param>
/// <param name="ColdStarts">Those that had to start a sandbox.</param>
/// <param name="Timeouts">Those that Lambda ended.</param>
/// <param name="BilledSeconds">Their durations, starts of sandboxes included: Lambda bills those too.</param>
/// <param name="PeakConcurrency">Most invocations in work at once.</param>
/// <param name="LogBytes">What they wrote to the log, Lambda's own lines included.</param>
public sealed record FunctionUse(
    FunctionName Function, int MemoryMegabytes, long Invocations, long ColdStarts, long Timeouts, double BilledSeconds, int PeakConcurrency, long LogBytes)
{
    /// <summary>What Lambda's price is for.</summary>
    public double GigabyteSeconds => BilledSeconds * MemoryMegabytes / 1024;
}
