using BackupScheduler.InProcess.Invocations;
using BackupScheduler.InProcess.Queues;

namespace BackupScheduler.InProcess;

/// <summary>What stands in for SQS and Lambda in this process.</summary>
public sealed record InProcessOptions
{
    /// <summary>The queues.</summary>
    public MemoryQueueOptions Queues { get; init; } = new();

    /// <summary>What feeds <c>ScheduleTables</c>.</summary>
    public EventSourceOptions Accounts { get; init; } = EventSourceOptions.Accounts;

    /// <summary>What feeds <c>Worker</c>.</summary>
    public EventSourceOptions Tables { get; init; } = EventSourceOptions.Tables;
}
