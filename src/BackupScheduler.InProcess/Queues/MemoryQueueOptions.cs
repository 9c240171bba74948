using BackupScheduler.Core.Work;

namespace BackupScheduler.InProcess.Queues;

/// <summary>How the queues in memory are configured; the defaults are those of the deployed ones.</summary>
public sealed record MemoryQueueOptions
{
    /// <summary>How long a received message stays out of sight: six times the functions' timeout, as AWS advises for event sources.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(5400);

    /// <summary>The same for queues whose function has another timeout.</summary>
    public IReadOnlyDictionary<WorkQueue, TimeSpan> VisibilityTimeouts { get; init; } = new Dictionary<WorkQueue, TimeSpan>();

    /// <summary>Which of the waiting messages is received first.</summary>
    public ReceiveOrder Order { get; init; } = ReceiveOrder.Turns;

    /// <summary>Receives after which the next one moves the message to the dead letters.</summary>
    public int MaxReceiveCount { get; init; } = 50;

    /// <summary>
    /// The share of messages, 0 to 1, that are delivered a second time on their own: with their own receive count, and
    /// whether or not the first delivery was acknowledged. SQS promises "at least once" and no more.
    /// </summary>
    public double DuplicateShare { get; init; }

    /// <summary>A second delivery comes at most this much later than the first could.</summary>
    public TimeSpan LongestDuplicateDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same seed gives the same duplicates.</summary>
    public int Seed { get; init; } = 1;
}
