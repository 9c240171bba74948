namespace BackupScheduler.Core.Failures;

/// <summary>How often and since when a message has been tried, as SQS counts it.</summary>
/// <param name="ReceiveCount">1 for the first delivery (ApproximateReceiveCount).</param>
/// <param name="SentAt">When it was first sent (SentTimestamp); a redrive starts anew.</param>
public readonly record struct Attempt(int ReceiveCount, DateTimeOffset SentAt)
{
    /// <summary>Whether an earlier delivery may have done part of the work.</summary>
    public bool IsRepeated => ReceiveCount > 1;
}
