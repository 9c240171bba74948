namespace BackupScheduler.Simulation.Reporting;

/// <summary>How far a run was at one moment.</summary>
/// <param name="At">Since the firing.</param>
/// <param name="Created">CreateBackup calls that took effect so far.</param>
/// <param name="Deleted">DeleteBackup calls that took effect so far.</param>
/// <param name="Throttled">DynamoDB calls that were throttled so far.</param>
/// <param name="Waiting">Messages in sight, of all queues.</param>
/// <param name="Delayed">Messages not yet in sight.</param>
/// <param name="OldestWaiting">How long the message waits that waits longest in sight.</param>
/// <param name="Invocations">Invocations in work, of all functions.</param>
public sealed record ProgressSample(
    TimeSpan At, long Created, long Deleted, long Throttled, int Waiting, int Delayed, TimeSpan OldestWaiting, int Invocations);
