namespace BackupScheduler.Simulation.Tracing;

/// <summary>How often an operation was called.</summary>
/// <param name="Calls">All calls, the SDK's retries and the throttled ones included.</param>
/// <param name="Throttled">Those that were refused for being too many.</param>
/// <param name="Last">When the last one took effect.</param>
public readonly record struct CallCount(long Calls, long Throttled, DateTimeOffset? Last);
