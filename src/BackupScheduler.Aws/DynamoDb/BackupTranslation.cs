using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Aws.DynamoDb;

/// <summary>DynamoDB's BackupSummary as a fact of the domain.</summary>
internal static class BackupTranslation
{
    // What lacks a creation time is taken as made in the far future, which nothing ever deletes.
    public static Backup Read(BackupSummary summary) => new(
        summary.BackupArn,
        summary.BackupName,
        TableName.Parse(summary.TableName),
        summary.TableId,
        summary.BackupCreationDateTime is { } created ? new DateTimeOffset(created.ToUniversalTime()) : DateTimeOffset.MaxValue,
        ReadStatus(summary.BackupStatus),
        ReadKind(summary.BackupType),
        summary.BackupSizeBytes);

    // The service's prose says ACTIVE where its model says AVAILABLE; only the model's word counts.
    private static Core.Backups.BackupStatus ReadStatus(Amazon.DynamoDBv2.BackupStatus? status) => status?.Value switch
    {
        "AVAILABLE" => Core.Backups.BackupStatus.Available,
        "CREATING" => Core.Backups.BackupStatus.Creating,
        "DELETED" => Core.Backups.BackupStatus.Deleted,
        _ => Core.Backups.BackupStatus.Unknown,
    };

    private static BackupKind ReadKind(BackupType? type) => type?.Value switch
    {
        "USER" => BackupKind.User,
        "SYSTEM" => BackupKind.System,
        "AWS_BACKUP" => BackupKind.AwsBackup,
        _ => BackupKind.Unknown,
    };
}
