namespace BackupScheduler.Core.Enforcement;

/// <summary>The principals that a policy can be attached to and that act by themselves; groups only hand policies on.</summary>
public enum PrincipalKind
{
    /// <summary>An IAM user.</summary>
    User,

    /// <summary>An IAM role.</summary>
    Role,
}
