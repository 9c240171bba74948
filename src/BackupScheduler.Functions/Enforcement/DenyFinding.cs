using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>What was done about an account's managed deny policy (in a dry run: would be).</summary>
public enum DenyRepair
{
    /// <summary>Nothing: it was right, or nobody needed it.</summary>
    None,

    /// <summary>It was made: there was none.</summary>
    Created,

    /// <summary>An earlier version with the right document was put in force.</summary>
    VersionRestored,

    /// <summary>A new version was put in force.</summary>
    VersionCreated,

    /// <summary>It cannot be made: a policy of its name lies on another path.</summary>
    NameTaken,

    /// <summary>It cannot be made: the account's quota of managed policies is reached.</summary>
    QuotaReached,
}

/// <summary>How an account's managed deny policy was found, and what was done.</summary>
/// <param name="State">What the principals are judged by.</param>
/// <param name="Repair">What was done.</param>
public readonly record struct DenyFinding(DenyState State, DenyRepair Repair)
{
    /// <summary>Nobody needed it.</summary>
    public static DenyFinding NotLookedAt { get; } = new(DenyState.Right, DenyRepair.None);
}
