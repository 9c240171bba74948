using BackupScheduler.Core.Backups;

namespace BackupScheduler.Core.Status;

/// <summary>Whose a backup is. Only <see cref="Own"/> ones protect a table; only own and adopted ones are ever deleted by us.</summary>
public enum BackupOrigin
{
    /// <summary>Made by a run of ours.</summary>
    Own,

    /// <summary>Of an earlier tool, by a name that <c>ADOPT_NAME_PATTERNS</c> names: retention counts it.</summary>
    Adopted,

    /// <summary>Of type USER, or of a type that we do not know, and not ours.</summary>
    Foreign,

    /// <summary>Made by DynamoDB when the table was deleted; AWS removes it after 35 days.</summary>
    System,

    /// <summary>A recovery point of AWS Backup.</summary>
    AwsBackup,
}

/// <summary>Tells whose a backup is.</summary>
public static class BackupOrigins
{
    /// <summary>Whose it is.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="naming">Tells own backups from foreign ones.</param>
    public static BackupOrigin Of(Backup backup, BackupNaming naming) => backup.Kind switch
    {
        BackupKind.System => BackupOrigin.System,
        BackupKind.AwsBackup => BackupOrigin.AwsBackup,
        _ when naming.RunOf(backup) is not null => BackupOrigin.Own,
        _ when naming.IsAdopted(backup) => BackupOrigin.Adopted,
        _ => BackupOrigin.Foreign,
    };
}
