using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Batches;

/// <summary>What a message says: a work item, a change in an account's IAM, or nothing that could be read.</summary>
/// <param name="Item">The item; null for an event.</param>
/// <param name="Event">The event; null for an item.</param>
public readonly record struct MessageContent(WorkItem? Item, IamEvent? Event = null)
{
    /// <summary>The account, where known.</summary>
    public AccountId? Account => Item?.Account ?? Event?.Account;
}
