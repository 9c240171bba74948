namespace BackupScheduler.Core.Tables;

/// <summary>
/// Tells which incarnation of a table exists now. Calls fail with <see cref="Failures.ServiceFailureException"/>.
/// </summary>
public interface ITableIdentities
{
    /// <summary>The table's id; null when there is no such table, or the service does not tell.</summary>
    Task<string?> FindIdAsync(TableScope scope, TableName table, CancellationToken cancellation);
}
