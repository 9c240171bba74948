namespace BackupScheduler.Simulation.Reporting;

/// <summary>What a run used of what costs money, storage apart.</summary>
/// <param name="Functions">By function.</param>
/// <param name="QueueRequests">Requests to SQS: sends, receives (empty ones of the pollers during the run included), deletes, changes of visibility.</param>
public sealed record RunUse(IReadOnlyList<FunctionUse> Functions, long QueueRequests);
