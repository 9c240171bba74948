using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Work;

/// <summary>The queues that carry work items.</summary>
public enum WorkQueue
{
    /// <summary>BackUpAccount, ReviewAccount, and what is told of them: TellReview and CloseRun.</summary>
    Accounts,

    /// <summary>BackUpTable and PruneTable.</summary>
    Tables,

    /// <summary>ProtectAccount and IAM events.</summary>
    Enforcement,

    /// <summary>Nobody's work: TellReview items that wait as reports, and the RunClosed of runs that have been told of.</summary>
    Reports,
}

/// <summary>An item to send.</summary>
/// <param name="Item">The item.</param>
/// <param name="Delay">Whole seconds until it can be received, 0 to 900.</param>
public readonly record struct OutgoingItem(WorkItem Item, TimeSpan Delay)
{
    /// <summary>
    /// Whom the message takes turns as in a fair queue: its account, so that a large one does not starve the others. The sweeps of a
    /// run are one together: each of them would otherwise be as quiet a tenant as the event of a new role, which comes behind them.
    /// </summary>
    public string FairnessGroup => Item is ProtectAccount ? $"sweeps-{Item.Run}" : Item.Account.Value;
}

/// <summary>A message as it was received.</summary>
/// <param name="Queue">Where it came from.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="ReceiptHandle">What the queue wants to see when its visibility is changed.</param>
/// <param name="Body">Its body: untrusted.</param>
/// <param name="Attempt">How often and since when it was tried.</param>
public sealed record ReceivedMessage(
    WorkQueue Queue, string MessageId, string ReceiptHandle, string Body, Attempt Attempt)
{
    /// <summary>
    /// The unique id of the user or role that sent it, as the queue itself wrote it down (SenderId, without the session's name): the
    /// one thing about a message that its sender cannot choose. Null where the queue does not tell.
    /// </summary>
    public string? SenderId { get; init; }
}

/// <summary>The queues. Calls fail with <see cref="ServiceFailureException"/>.</summary>
public interface IWorkQueues
{
    /// <summary>
    /// Sends all items, or fails: then some may have been sent, and the caller's own message must come again. Every item
    /// carries its <see cref="OutgoingItem.FairnessGroup"/>.
    /// </summary>
    Task SendAsync(WorkQueue queue, IReadOnlyList<OutgoingItem> items, CancellationToken cancellation);

    /// <summary>Sends a letter to the dead-letter queue; returns only when the queue has confirmed it.</summary>
    Task SendDeadLetterAsync(DeadLetter letter, CancellationToken cancellation);

    /// <summary>Lets a received message come again after this time (whole seconds, 0 to 43,200).</summary>
    Task PutBackAsync(ReceivedMessage message, TimeSpan after, CancellationToken cancellation);
}
