using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Work;

/// <summary>A message that nobody will try again by itself: its body as it was, and why.</summary>
/// <param name="Body">The body, unchanged, so that it can be redriven.</param>
/// <param name="ErrorCode">The service's error code, or one of ours such as <c>MalformedItem</c>.</param>
/// <param name="ErrorMessage">One line for the person on call.</param>
/// <param name="FailedAt">When it was given up.</param>
/// <param name="Function">The function that gave it up.</param>
/// <param name="Source">The queue it came from.</param>
/// <param name="Item">The item, where the body could be read.</param>
public sealed record DeadLetter(
    string Body,
    string ErrorCode,
    string ErrorMessage,
    DateTimeOffset FailedAt,
    string Function,
    WorkQueue Source,
    WorkItem? Item)
{
    /// <summary>The account, where known: an event that is no item has one too.</summary>
    public AccountId? Account { get; init; } = Item?.Account;

    /// <summary>The Region, where known.</summary>
    public Region? Region => (Item as ScopedWorkItem)?.Region;

    /// <summary>The table, where known.</summary>
    public TableName? Table => (Item as TableWorkItem)?.Table;

    /// <summary>The run, where known.</summary>
    public RunId? Run => Item?.Run;
}
