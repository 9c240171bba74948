using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>What is to become of a letter that is redriven.</summary>
/// <param name="Queue">The queue that it goes to; null where it goes nowhere.</param>
/// <param name="Body">What is sent there; null where nothing is.</param>
/// <param name="Why">The reason as a phrase, for people: what it becomes, or why it cannot be redriven.</param>
public sealed record RedriveDecision(WorkQueue? Queue, string? Body, string Why)
{
    /// <summary>Whom the message takes turns as in a fair queue; null where nothing is sent.</summary>
    public string? FairnessGroup { get; init; }

    /// <summary>Whether it can be redriven.</summary>
    public bool IsRedriven => Queue is not null;
}
