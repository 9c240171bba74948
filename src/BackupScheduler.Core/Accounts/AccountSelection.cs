namespace BackupScheduler.Core.Accounts;

/// <summary>
/// Which accounts are backed up. It limits backups only: enforcement of the deny covers every active account.
/// </summary>
/// <param name="Include">When not empty, only these accounts.</param>
/// <param name="Exclude">Never these accounts; stronger than <paramref name="Include"/>.</param>
/// <param name="OrganizationalUnits">When not empty, only accounts below these units.</param>
public sealed record AccountSelection(
    IReadOnlySet<AccountId> Include,
    IReadOnlySet<AccountId> Exclude,
    IReadOnlyList<string> OrganizationalUnits)
{
    /// <summary>Every active account.</summary>
    public static AccountSelection Everything { get; } =
        new(new HashSet<AccountId>(), new HashSet<AccountId>(), []);

    /// <summary>Decides about one account; the first rule that speaks gives the reason.</summary>
    /// <param name="account">The account as listed.</param>
    /// <param name="underUnits">The accounts below <see cref="OrganizationalUnits"/>; null when no unit is configured.</param>
    public AccountDecision Decide(OrganizationAccount account, IReadOnlySet<AccountId>? underUnits)
    {
        if (account.State != AccountState.Active) return new(account, false, $"state is {account.State}");
        if (Exclude.Contains(account.Id)) return new(account, false, "excluded by ACCOUNTS_EXCLUDE");
        if (Include.Count > 0 && !Include.Contains(account.Id)) return new(account, false, "not in ACCOUNTS_INCLUDE");
        if (underUnits is not null && !underUnits.Contains(account.Id))
            return new(account, false, "not below ORGANIZATIONAL_UNITS");
        return new(account, true, "active");
    }
}

/// <summary>Whether an account is backed up, and why.</summary>
/// <param name="Account">The account.</param>
/// <param name="Selected">Whether its tables are backed up.</param>
/// <param name="Reason">One short phrase for logs and tables.</param>
public sealed record AccountDecision(OrganizationAccount Account, bool Selected, string Reason);
