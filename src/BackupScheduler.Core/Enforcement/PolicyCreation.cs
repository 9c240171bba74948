namespace BackupScheduler.Core.Enforcement;

/// <summary>What became of a managed policy that was to be created.</summary>
public enum PolicyCreation
{
    /// <summary>It is there.</summary>
    Created,

    /// <summary>A policy of this name exists already, on this path or another.</summary>
    NameTaken,

    /// <summary>The account's quota of managed policies is reached (1,500 unless raised; IAM user guide, "IAM quotas").</summary>
    LimitReached,
}
