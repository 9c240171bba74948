namespace BackupScheduler.Functions.Settings;

/// <summary>The functions that <c>_HANDLER</c> may name.</summary>
public enum FunctionName
{
    /// <summary>Fired by the schedule: one item per selected account and Region.</summary>
    ScheduleAccounts,

    /// <summary>Fed by the account queue: one item per table, and the review.</summary>
    ScheduleTables,

    /// <summary>Fed by the table queue: creates and deletes backups.</summary>
    Worker,

    /// <summary>Fed by the enforcement queue: attaches the deny, and puts it back.</summary>
    PolicyEnforcer,
}
