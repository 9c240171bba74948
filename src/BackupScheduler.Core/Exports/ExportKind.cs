namespace BackupScheduler.Core.Exports;

/// <summary>What an export holds.</summary>
public enum ExportKind
{
    /// <summary>Every item, as it was at one time.</summary>
    Full,

    /// <summary>What became of each item that was written within a window.</summary>
    Incremental,
}
