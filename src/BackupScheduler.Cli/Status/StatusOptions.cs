using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.Status;

/// <summary>What a look at the organization takes in, and what it expects.</summary>
internal sealed record StatusOptions
{
    /// <summary>Only these accounts; null for all active ones.</summary>
    public IReadOnlyList<AccountId>? Accounts { get; init; }

    /// <summary>Only these of REGIONS; null for all of them.</summary>
    public IReadOnlyList<Region>? Regions { get; init; }

    /// <summary>How old the newest backup of a selected table may be; null for the schedule's interval and 2 hours.</summary>
    public TimeSpan? Rpo { get; init; }

    /// <summary>How old a table's newest restorable time in the vault may be; null for twice the schedule's interval.</summary>
    public TimeSpan? CopyRpo { get; init; }

    /// <summary>Whether the vault is listed, where one is configured.</summary>
    public bool WithVault { get; init; } = true;

    /// <summary>Whether users and roles are looked at.</summary>
    public bool WithDeny { get; init; } = true;

    /// <summary>Whether Regions outside REGIONS are looked into for tables.</summary>
    public bool WithOtherRegions { get; init; } = true;

    /// <summary>Whether the dead letters are looked at, where their queue is configured.</summary>
    public bool WithLetters { get; init; } = true;
}
