namespace BackupScheduler.Bench.Compare;

/// <summary>What is compared of a run. Times count from the firing.</summary>
/// <param name="LastCreate">The last CreateBackup.</param>
/// <param name="LastPrune">The last DeleteBackup.</param>
/// <param name="Pruning">From the review's first listing, or its delivery, to the last DeleteBackup.</param>
/// <param name="Throttled">DynamoDB calls that were throttled.</param>
/// <param name="Calls">DynamoDB calls.</param>
internal sealed record RunTimes(TimeSpan LastCreate, TimeSpan LastPrune, TimeSpan Pruning, long Throttled, long Calls);
