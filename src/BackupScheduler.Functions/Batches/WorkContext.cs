using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Batches;

/// <summary>A work item, the message that brought it, and the time that is left.</summary>
/// <param name="Message">The message.</param>
/// <param name="Item">What it says.</param>
/// <param name="Invocation">The time.</param>
public sealed record WorkContext(ReceivedMessage Message, WorkItem Item, Invocation Invocation)
{
    /// <summary>Whether an earlier delivery may have done part of the work.</summary>
    public bool IsRepeated => Message.Attempt.IsRepeated;

    /// <summary>Ends every call.</summary>
    public CancellationToken Cancellation => Invocation.Cancellation;

    /// <summary>The present.</summary>
    public DateTimeOffset Now => Invocation.Time.GetUtcNow();
}
