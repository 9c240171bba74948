namespace BackupScheduler.Core.Retention;

/// <summary>What becomes of a backup.</summary>
public enum RetentionVerdict
{
    /// <summary>Not ours: neither counted nor touched.</summary>
    Ignore,

    /// <summary>Ours, and it stays.</summary>
    Keep,

    /// <summary>Ours, and it goes.</summary>
    Delete,
}
