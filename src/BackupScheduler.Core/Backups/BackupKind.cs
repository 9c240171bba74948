namespace BackupScheduler.Core.Backups;

/// <summary>Who made a backup, as DynamoDB names it (BackupType).</summary>
public enum BackupKind
{
    /// <summary>A type that this version does not know.</summary>
    Unknown,

    /// <summary>Made by a CreateBackup call: ours, or a foreign one.</summary>
    User,

    /// <summary>Made by DynamoDB when a table with point-in-time recovery was deleted; kept 35 days.</summary>
    System,

    /// <summary>Made by AWS Backup.</summary>
    AwsBackup,
}
