namespace BackupScheduler.Core.Exports;

/// <summary>How an export stands, as DynamoDB names it.</summary>
public enum ExportStatus
{
    /// <summary>A word that this version does not know.</summary>
    Unknown,

    /// <summary>IN_PROGRESS.</summary>
    InProgress,

    /// <summary>COMPLETED.</summary>
    Completed,

    /// <summary>FAILED.</summary>
    Failed,
}
