using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Status;

/// <summary>Looks at one table: for its page.</summary>
internal sealed class TableReading(StatusWorld world)
{
    /// <summary>One look; null where there is no such table, and none of its backups.</summary>
    /// <exception cref="Core.Failures.ServiceFailureException">The account and Region cannot be read.</exception>
    public Task<TableDetail?> ReadAsync(TableArn table, StatusOptions options, CancellationToken cancellation) =>
        throw new NotImplementedException($"{world} {table} {options} {cancellation}");
}
