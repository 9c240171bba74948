using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Backups;

/// <summary>
/// The tables and backups of one account in one Region. Anything but the stated outcomes fails with
/// <see cref="Failures.ServiceFailureException"/>; nothing is retried inside that could make a second backup.
/// </summary>
public interface IBackupStore
{
    /// <summary>Pages of table names, up to 100 each, in the service's own stable order.</summary>
    /// <param name="after">Where to go on; null for the beginning.</param>
    /// <param name="cancellation">Ends the listing.</param>
    IAsyncEnumerable<IReadOnlyList<TableName>> ListTablesAsync(TableName? after, CancellationToken cancellation);

    /// <summary>
    /// Pages of backups, up to 100 each, in no order. AWS allows 5 such calls a second and account and Region: callers pace
    /// themselves by waiting between pages.
    /// </summary>
    /// <param name="query">What to list; the filter holds even where the service ignores it.</param>
    /// <param name="cancellation">Ends the listing.</param>
    IAsyncEnumerable<IReadOnlyList<Backup>> ListBackupsAsync(BackupQuery query, CancellationToken cancellation);

    /// <summary>One CreateBackup call, never repeated here: it has no idempotency token.</summary>
    /// <param name="table">The table.</param>
    /// <param name="name">The backup's name, 3 to 255 characters of <c>a-z A-Z 0-9 _ . -</c>.</param>
    /// <param name="cancellation">Gives up waiting; the backup may still be made.</param>
    Task<CreateOutcome> CreateAsync(TableName table, string name, CancellationToken cancellation);

    /// <summary>One DeleteBackup.</summary>
    /// <param name="arn">The backup's ARN.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    Task<DeleteOutcome> DeleteAsync(string arn, CancellationToken cancellation);
}

/// <summary>Opens the tables and backups of an account in a Region, through the account's member role.</summary>
public interface IBackupStores
{
    /// <summary>The store; the role is assumed at its first call, not here.</summary>
    IBackupStore Open(TableScope scope);
}

/// <summary>What DynamoDB confirmed of a CreateBackup.</summary>
public enum CreateOutcome
{
    /// <summary>The backup is being made.</summary>
    Created,

    /// <summary>There is no such table (any more).</summary>
    TableGone,
}

/// <summary>What DynamoDB confirmed of a DeleteBackup.</summary>
public enum DeleteOutcome
{
    /// <summary>It is deleted.</summary>
    Deleted,

    /// <summary>There was no such backup (any more).</summary>
    AlreadyGone,
}
