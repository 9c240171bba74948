namespace BackupScheduler.Core.Enforcement;

/// <summary>How deletion of backups is denied (<c>ENFORCEMENT</c>).</summary>
public enum EnforcementMethod
{
    /// <summary>By attachment to every user and role of every account.</summary>
    Attach,

    /// <summary>Member accounts by a service control policy; the management account, which such policies skip, by attachment.</summary>
    Scp,

    /// <summary>Both, everywhere.</summary>
    Both,

    /// <summary>Not at all.</summary>
    Off,
}

/// <summary>What is attached (<c>DENY_MODE</c>).</summary>
public enum DenyMode
{
    /// <summary>One managed policy in each account; inline only where no attachment is left.</summary>
    Managed,

    /// <summary>An inline policy in each user and role; managed only where there is no room.</summary>
    Inline,
}
