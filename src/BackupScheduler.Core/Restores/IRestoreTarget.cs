using BackupScheduler.Core.Items;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Restores;

/// <summary>
/// The tables of one account in one Region, as a restore makes and fills them. Anything but the stated outcomes fails with
/// <see cref="Failures.ServiceFailureException"/>; a table that is busy for the moment fails as
/// <see cref="Failures.FailureKind.Transient"/>. There is no deletion.
/// </summary>
public interface IRestoreTarget
{
    /// <summary>The table of a name; null when there is none.</summary>
    Task<TargetTable?> FindAsync(TableName table, CancellationToken cancellation);

    /// <summary>The table with all its settings; null when there is none.</summary>
    Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellation);

    /// <summary>What a backup holds; null when there is none of this ARN. The backup lies in this account and Region.</summary>
    Task<BackupContent?> FindBackupAsync(string arn, CancellationToken cancellation);

    /// <summary>Begins to make an empty table without the settings that are set afterwards; false where the name is taken.</summary>
    Task<bool> CreateAsync(TableName table, TableDescription shape, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation);

    /// <summary>Begins RestoreTableFromBackup; false where the name is taken.</summary>
    /// <param name="backupArn">The backup, perhaps of another Region of the account.</param>
    /// <param name="table">The table to make.</param>
    /// <param name="resetsEncryption">Whether DynamoDB's own key is used, whatever the backup says.</param>
    /// <param name="cancellation">Gives up waiting; the table may still be made.</param>
    Task<bool> BeginRestoreAsync(string backupArn, TableName table, bool resetsEncryption, CancellationToken cancellation);

    /// <summary>Begins ImportTable; null where the name is taken. With a token that was used in the last 8 hours it answers that import, and begins none.</summary>
    Task<TableImport?> BeginImportAsync(ImportOrder order, CancellationToken cancellation);

    /// <summary>An import as it stands; null where DynamoDB does not know it.</summary>
    Task<TableImport?> FindImportAsync(string arn, CancellationToken cancellation);

    /// <summary>The newest import into a table of this name; null for none.</summary>
    Task<TableImport?> FindImportOfAsync(TableName table, CancellationToken cancellation);

    /// <summary>Sets one setting.</summary>
    Task SetAsync(TableName table, TableSetting setting, CancellationToken cancellation);

    /// <summary>Takes tags off.</summary>
    Task UntagAsync(TableName table, IReadOnlyList<string> keys, CancellationToken cancellation);

    /// <summary>Writes items to a table.</summary>
    IItemSink SinkOf(TableName table);

    /// <summary>Counts the items, by reading all of them, a page of 1 MB a call.</summary>
    /// <param name="table">The table.</param>
    /// <param name="progress">Is told how many so far; null for nobody.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<long> CountAsync(TableName table, IProgress<long>? progress, CancellationToken cancellation);

    /// <summary>Up to so many items, whichever come first; fewer only where there are no more.</summary>
    Task<IReadOnlyList<Item>> TakeAsync(TableName table, int most, CancellationToken cancellation);

    /// <summary>An item by its key; null for none.</summary>
    Task<Item?> GetAsync(TableName table, Item key, CancellationToken cancellation);
}

/// <summary>Deletes tables: for drills alone, of what they have made.</summary>
public interface IDrillTables
{
    /// <summary>Begins to delete a table; its not being there is success.</summary>
    Task DeleteAsync(TableName table, CancellationToken cancellation);
}

/// <summary>What a backup holds, as it was when it was made.</summary>
/// <param name="Keys">The table's key.</param>
/// <param name="Items">Items, as DynamoDB had counted them within the six hours before; null where it does not tell.</param>
/// <param name="Bytes">The backup's size; 0 shortly after it was made.</param>
public sealed record BackupContent(IReadOnlyList<KeyPart> Keys, long? Items, long Bytes)
{
    /// <summary>Names of the secondary indexes, sorted; null where the service does not tell.</summary>
    public IReadOnlyList<string>? Indexes { get; init; }
}

/// <summary>What ImportTable is asked for.</summary>
/// <param name="Table">The table to make.</param>
/// <param name="Shape">What it is like; without local indexes, which no import can make.</param>
/// <param name="Vault">The bucket and its owner.</param>
/// <param name="Prefix">The folder of the data files, with a slash at the end.</param>
/// <param name="Token">For 8 hours the same token begins no second import.</param>
public sealed record ImportOrder(TableName Table, TableDescription Shape, Vault.VaultLocation Vault, string Prefix, string Token);

/// <summary>How an import stands.</summary>
/// <param name="Arn">The import.</param>
/// <param name="Status">The service's word: IN_PROGRESS, COMPLETED, CANCELLING, CANCELLED, FAILED.</param>
/// <param name="Token">The token that it was begun with; null where the service does not tell.</param>
public sealed record TableImport(string Arn, string Status, string? Token)
{
    /// <summary>The incarnation that it makes.</summary>
    public string? TableId { get; init; }

    /// <summary>Items read.</summary>
    public long Processed { get; init; }

    /// <summary>Items in the table.</summary>
    public long Imported { get; init; }

    /// <summary>Records that were no items, or could not be written.</summary>
    public long Errors { get; init; }

    /// <summary>Why it failed; null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it goes on.</summary>
    public bool IsRunning => Status == "IN_PROGRESS";

    /// <summary>Whether it is complete.</summary>
    public bool IsComplete => Status == "COMPLETED";
}
