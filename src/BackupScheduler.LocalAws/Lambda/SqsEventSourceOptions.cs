using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>An event source mapping with ReportBatchItemFailures.</summary>
public sealed record SqsEventSourceOptions(string QueueUrl, AwsPlace Place)
{
    /// <summary>What one receive brings at most. Batches that are collected from several are not played here.</summary>
    public const int OneReceive = 10;

    /// <summary>1 to <see cref="OneReceive"/>.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>Batches in work at the same time.</summary>
    public int MaximumConcurrency { get; init; } = 2;

    /// <summary>With which a batch is delivered twice, at the same time as far as the function's concurrency goes.</summary>
    /// <remarks>
    /// SQS delivers at least once: the very same messages, ids and receive counts. That happens between queue and function, so it is
    /// here; a message that was sent twice, and has two ids, is a fault of the call that sends it.
    /// </remarks>
    public double TwiceProbability { get; init; }

    /// <summary>Which batches are delivered twice: the same for the same seed.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Between two looks at an empty queue. There is no long poll: it would swallow messages when it is cut off.</summary>
    public TimeSpan IdleDelay { get; init; } = TimeSpan.FromMilliseconds(100);
}
