using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;

namespace BackupScheduler.Functions.Logging;

/// <summary>Where a log line belongs: account, Region, table and run, as far as they are known.</summary>
/// <param name="Account">Twelve digits, or empty.</param>
/// <param name="Region">A Region, or empty.</param>
/// <param name="Table">A table, or empty.</param>
/// <param name="Run">A run id, or empty.</param>
public sealed record WorkPlace(string Account, string Region, string Table, string Run)
{
    /// <summary>The account and Region as metrics want them.</summary>
    public TableScope? Scope { get; private init; }

    /// <summary>The place that an item states; empty for a body that could not be read.</summary>
    public static WorkPlace Of(WorkItem? item) => new(
        item?.Account.Value ?? "",
        (item as ScopedWorkItem)?.Region.Value ?? "",
        (item as TableWorkItem)?.Table.Value ?? "",
        item?.Run.ToString() ?? "")
    {
        Scope = (item as ScopedWorkItem)?.Scope,
    };

    /// <summary>The place that a message states, an event's too.</summary>
    public static WorkPlace Of(MessageContent content) =>
        content.Event is { } e ? Of(e.Account) : Of(content.Item);

    /// <summary>The place that a letter is about.</summary>
    public static WorkPlace Of(DeadLetter letter) =>
        letter is { Item: null, Account: { } account } ? Of(account) : Of(letter.Item);

    /// <summary>An account as a whole.</summary>
    public static WorkPlace Of(AccountId account) => new(account.Value, "", "", "");

    /// <summary>The place in one token.</summary>
    public override string ToString() => string.Join('/', new[] { Run, Account, Region, Table }.Where(part => part.Length > 0));
}
