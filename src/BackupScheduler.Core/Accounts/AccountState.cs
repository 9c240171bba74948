namespace BackupScheduler.Core.Accounts;

/// <summary>
/// An account's state in its organization, as AWS Organizations names it in <c>State</c> (its older <c>Status</c> was
/// retired in September 2026).
/// </summary>
public enum AccountState
{
    /// <summary>A state that this version does not know; such an account is not worked on.</summary>
    Unknown,

    /// <summary>Being set up.</summary>
    PendingActivation,

    /// <summary>In use: the only state that is worked on.</summary>
    Active,

    /// <summary>Suspended by AWS.</summary>
    Suspended,

    /// <summary>Its closure was asked for.</summary>
    PendingClosure,

    /// <summary>Closed.</summary>
    Closed,
}
