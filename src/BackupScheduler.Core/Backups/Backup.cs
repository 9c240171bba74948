using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Backups;

/// <summary>One row of DynamoDB's ListBackups, as a fact. It exists already, whoever made it.</summary>
/// <param name="Arn">The backup's ARN: its only identity (names may repeat).</param>
/// <param name="Name">The name that its maker gave it.</param>
/// <param name="Table">The name of the table it was taken of; the table may be gone.</param>
/// <param name="TableId">The id of that incarnation of the table; null where the service does not tell.</param>
/// <param name="CreatedAt">When the service took the request, in UTC.</param>
/// <param name="Status">Whether it can be restored yet.</param>
/// <param name="Kind">Who made it.</param>
/// <param name="SizeBytes">Its size, refreshed by AWS about every six hours; null or 0 right after creation.</param>
public sealed record Backup(
    string Arn,
    string Name,
    TableName Table,
    string? TableId,
    DateTimeOffset CreatedAt,
    BackupStatus Status,
    BackupKind Kind = BackupKind.User,
    long? SizeBytes = null);
