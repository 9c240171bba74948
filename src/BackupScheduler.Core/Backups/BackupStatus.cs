namespace BackupScheduler.Core.Backups;

/// <summary>The state of a backup, as DynamoDB names it; a state that we do not know is <see cref="Unknown"/> and is never acted on.</summary>
public enum BackupStatus
{
    /// <summary>A state that this version does not know.</summary>
    Unknown,

    /// <summary>Being taken; it can be neither restored nor deleted.</summary>
    Creating,

    /// <summary>Complete and restorable.</summary>
    Available,

    /// <summary>Deleted, still listed for a while.</summary>
    Deleted,
}
