using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>An event source mapping with ReportBatchItemFailures.</summary>
public sealed record SqsEventSourceOptions(string QueueUrl, AwsPlace Place)
{
    /// <summary>1 to 10: what one receive can bring.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>Batches in work at the same time.</summary>
    public int MaximumConcurrency { get; init; } = 2;

    /// <summary>Between two looks at an empty queue. There is no long poll: it would swallow messages when it is cut off.</summary>
    public TimeSpan IdleDelay { get; init; } = TimeSpan.FromMilliseconds(100);
}
