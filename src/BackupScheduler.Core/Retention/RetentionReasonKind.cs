namespace BackupScheduler.Core.Retention;

/// <summary>Why a backup is kept, deleted or ignored.</summary>
public enum RetentionReasonKind
{
    /// <summary>Ignored: not made by this service, nor adopted.</summary>
    Foreign,

    /// <summary>Kept: not AVAILABLE, so it can be neither counted nor deleted.</summary>
    NotAvailable,

    /// <summary>Kept: among the newest N runs.</summary>
    Last,

    /// <summary>Kept: close enough to the table's newest.</summary>
    Within,

    /// <summary>Kept: the newest of its UTC day.</summary>
    Daily,

    /// <summary>Kept: the newest of its ISO week.</summary>
    Weekly,

    /// <summary>Kept: the newest of its month.</summary>
    Monthly,

    /// <summary>Kept: the newest of its year.</summary>
    Yearly,

    /// <summary>Kept, though no rule keeps it: the newest AVAILABLE one of its table.</summary>
    NewestOfTable,

    /// <summary>Kept: created later than now, so that some clock is wrong.</summary>
    InTheFuture,

    /// <summary>Kept: its table has no AVAILABLE backup of the run under review.</summary>
    NoBackupOfRun,

    /// <summary>Kept: its table is not selected.</summary>
    NotSelected,

    /// <summary>Kept: the policy that holds for its table has no rules.</summary>
    NoRules,

    /// <summary>Kept: its table is gone, and its time has not passed or is unlimited.</summary>
    Orphan,

    /// <summary>Kept for now: enough of its table is deleted already.</summary>
    Braked,

    /// <summary>Deleted: no rule keeps it.</summary>
    NoRuleKeepsIt,

    /// <summary>Deleted: a newer backup of the same run exists.</summary>
    Duplicate,

    /// <summary>Deleted: its table is gone, and the time for that has passed.</summary>
    ExpiredOrphan,
}
