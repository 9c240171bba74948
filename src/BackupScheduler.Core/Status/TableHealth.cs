namespace BackupScheduler.Core.Status;

/// <summary>How well a table is protected; a later value is worse.</summary>
public enum TableHealth
{
    /// <summary>Its newest AVAILABLE own backup is as new as it must be.</summary>
    Protected,

    /// <summary>The configuration leaves it out: nobody expects a backup.</summary>
    NotSelected,

    /// <summary>The table is gone, its own backups are still there (an orphan's).</summary>
    Gone,

    /// <summary>It is selected and has no own backup yet, but no run has come since it was made, or the first one is under way.</summary>
    Waiting,

    /// <summary>Its newest AVAILABLE own backup is older than the recovery point objective.</summary>
    Late,

    /// <summary>It is selected, and has no AVAILABLE own backup.</summary>
    Missing,
}
