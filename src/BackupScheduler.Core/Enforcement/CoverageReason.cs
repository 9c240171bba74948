namespace BackupScheduler.Core.Enforcement;

/// <summary>Why a principal is treated as it is; <see cref="CoverageReasons"/> has the words.</summary>
public enum CoverageReason
{
    /// <summary>The managed policy is attached.</summary>
    Attached,

    /// <summary>The same statement is inline.</summary>
    Inline,

    /// <summary>Inline although managed is configured: no attachment is left.</summary>
    InlineAtQuota,

    /// <summary>Attached although inline is configured: there is no room.</summary>
    AttachedForRoom,

    /// <summary>Nothing denies it yet.</summary>
    Lacking,

    /// <summary>The inline policy under our name says something else.</summary>
    InlineAltered,

    /// <summary>Read alone, without its policies: the deny is attached anew, which changes nothing where it is there.</summary>
    NotKnown,

    /// <summary>Covered by the other mode, as configured before.</summary>
    OtherMode,

    /// <summary>The account's own BackupWorker role.</summary>
    OwnWorker,

    /// <summary>Only AWS Backup may assume it.</summary>
    BackupService,

    /// <summary>A pattern of <c>EXEMPT_PRINCIPALS</c> names it.</summary>
    Configured,

    /// <summary>A service-linked role.</summary>
    ServiceLinked,

    /// <summary>A role of IAM Identity Center, or another on a path that AWS reserves.</summary>
    Reserved,

    /// <summary>AWS refused to change it, although its path does not tell.</summary>
    Unmodifiable,

    /// <summary>Neither an attachment nor room for an inline policy is left.</summary>
    NoRoom,

    /// <summary>The enforcer may not change it.</summary>
    AccessDenied,

    /// <summary>The account's managed policy cannot be made, and the deny does not fit inline.</summary>
    NoManagedPolicy,
}

/// <summary>The reasons in words.</summary>
public static class CoverageReasons
{
    /// <summary>One short phrase for logs and tables.</summary>
    public static string Words(this CoverageReason reason) => reason switch
    {
        CoverageReason.Attached => "the deny policy is attached",
        CoverageReason.Inline => "the deny is inline",
        CoverageReason.InlineAtQuota => "the deny is inline: no attachment is left",
        CoverageReason.AttachedForRoom => "the deny policy is attached: no room inline",
        CoverageReason.Lacking => "it lacked the deny",
        CoverageReason.InlineAltered => "its inline deny was altered",
        CoverageReason.NotKnown => "it may lack the deny",
        CoverageReason.OtherMode => "it had the deny in the other mode",
        CoverageReason.OwnWorker => "the service's own role: it deletes expired backups",
        CoverageReason.BackupService => "only AWS Backup may assume it",
        CoverageReason.Configured => "named in EXEMPT_PRINCIPALS",
        CoverageReason.ServiceLinked => "service-linked role: AWS lets nobody change it",
        CoverageReason.Reserved => "reserved by AWS (Identity Center): AWS lets nobody change it",
        CoverageReason.Unmodifiable => "AWS refuses to change it",
        CoverageReason.NoRoom => "no attachment is left, and no room inline",
        CoverageReason.AccessDenied => "the enforcer may not change it",
        CoverageReason.NoManagedPolicy => "the deny policy cannot be made in this account, and there is no room inline",
        _ => reason.ToString(),
    };

    /// <summary>What an operator can do about a principal that is not coverable; null for every other reason.</summary>
    public static string? Remedy(this CoverageReason reason) => reason switch
    {
        CoverageReason.ServiceLinked => "none needed: only its own AWS service can use it; no policy and no SCP reaches it",
        CoverageReason.Reserved => "ENFORCEMENT=both with the service control policy, or the deny in the permission set",
        CoverageReason.Unmodifiable => "the service control policy (ENFORCEMENT=both)",
        CoverageReason.NoRoom => "detach a policy or shorten the inline ones; or the service control policy (ENFORCEMENT=both)",
        CoverageReason.AccessDenied => "see which policy denies it (a control of Control Tower?), allow the PolicyEnforcer role, or name it in EXEMPT_PRINCIPALS",
        CoverageReason.NoManagedPolicy => "make room for the deny policy (its name is taken, or the account's quota of policies is reached), or shorten the inline policies",
        _ => null,
    };
}
