using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Backups;

/// <summary>What to list.</summary>
/// <param name="Table">Only this table's; null for all, tables that are gone included.</param>
/// <param name="CreatedFrom">Only backups created at this time or later; null for all.</param>
public sealed record BackupQuery(TableName? Table = null, DateTimeOffset? CreatedFrom = null)
{
    /// <summary>Whose backups. Whoever decides about deletions asks for <see cref="BackupMakers.User"/>, as by default.</summary>
    public BackupMakers Of { get; init; }

    /// <summary>The clock that names a run and the one that stamps a backup are two: a run's backup may look this much older than the run.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(15);

    /// <summary>The backups that a run, or a later one, can have made.</summary>
    /// <param name="run">The run.</param>
    /// <param name="table">Only this table's; null for all.</param>
    public static BackupQuery Since(RunId run, TableName? table = null) => new(
        table, run.Time - DateTimeOffset.MinValue < ClockDifference ? DateTimeOffset.MinValue : run.Time - ClockDifference);
}

/// <summary>The types of backups that one listing can be about (BackupType of ListBackups).</summary>
public enum BackupMakers
{
    /// <summary>Those of CreateBackup: ours and foreign ones.</summary>
    User,

    /// <summary>Those, and those that DynamoDB made itself. AWS Backup's are not among what the service calls ALL.</summary>
    UserAndSystem,

    /// <summary>Recovery points of AWS Backup.</summary>
    AwsBackup,
}
