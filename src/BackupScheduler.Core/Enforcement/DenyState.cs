namespace BackupScheduler.Core.Enforcement;

/// <summary>What is known of an account's managed deny policy while its principals are judged.</summary>
public enum DenyState
{
    /// <summary>There, with the right document in force. Also assumed until it is looked at.</summary>
    Right,

    /// <summary>Made just now, because there was none: what looks attached is attached to nothing.</summary>
    New,

    /// <summary>Not to be had: another policy bears its name on another path, or the account may have no further policies.</summary>
    Unavailable,
}
