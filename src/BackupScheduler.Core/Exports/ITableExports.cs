using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Exports;

/// <summary>
/// The exports of one account in one Region, and the point-in-time recovery that they read. Anything but the stated outcomes fails with
/// <see cref="Failures.ServiceFailureException"/>.
/// </summary>
public interface ITableExports
{
    /// <summary>Exports of the last 90 days (ListExports), a page of up to 25 a call.</summary>
    /// <param name="table">One table; null for all.</param>
    /// <param name="after">Where to go on, as <see cref="ExportPage.Next"/>; null for the beginning.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<ExportPage> ListAsync(TableName? table, string? after, CancellationToken cancellation);

    /// <summary>One export; null where DynamoDB does not know it.</summary>
    Task<TableExport?> FindAsync(ExportArn export, CancellationToken cancellation);

    /// <summary>Begins an export; null when there is no such table (any more). Not repeated inside, but safe to repeat with the same token.</summary>
    Task<ExportArn?> BeginAsync(ExportRequest request, CancellationToken cancellation);

    /// <summary>How far back and forth the table can be exported; null when there is no such table.</summary>
    Task<RecoveryState?> FindRecoveryAsync(TableName table, CancellationToken cancellation);

    /// <summary>Switches point-in-time recovery on; false when there is no such table. It costs $0.20 a GB-month (us-east-1, list price).</summary>
    Task<bool> EnableRecoveryAsync(TableName table, CancellationToken cancellation);

    /// <summary>The table with all that a restore has to set up again; null when there is no such table.</summary>
    Task<TableDescription?> DescribeAsync(TableName table, CancellationToken cancellation);
}

/// <summary>Opens the exports of an account in a Region, through the account's member role.</summary>
public interface ITableExportStores
{
    /// <summary>The exports; the role is assumed at the first call, not here.</summary>
    ITableExports Open(TableScope scope);
}

/// <summary>Point-in-time recovery of a table.</summary>
/// <param name="IsOn">Whether it is on.</param>
/// <param name="Earliest">The earliest time that can be exported; null where it is off.</param>
/// <param name="Latest">The latest one, some minutes ago; null where it is off.</param>
public sealed record RecoveryState(bool IsOn, DateTimeOffset? Earliest, DateTimeOffset? Latest);
