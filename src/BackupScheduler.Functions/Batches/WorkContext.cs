using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Batches;

/// <summary>What a message says, the message itself, and the time that is left.</summary>
/// <param name="Message">The message.</param>
/// <param name="Content">What it says.</param>
/// <param name="Invocation">The time.</param>
public sealed record WorkContext(ReceivedMessage Message, MessageContent Content, Invocation Invocation)
{
    /// <summary>The work item; an event came by the enforcement queue alone, and is looked for first there.</summary>
    public WorkItem Item => Content.Item ?? throw new InvalidOperationException("the message is an event, not a work item");

    /// <summary>Whether an earlier delivery may have done part of the work.</summary>
    public bool IsRepeated => Message.Attempt.IsRepeated;

    /// <summary>Ends every call.</summary>
    public CancellationToken Cancellation => Invocation.Cancellation;

    /// <summary>The present.</summary>
    public DateTimeOffset Now => Invocation.Time.GetUtcNow();
}
