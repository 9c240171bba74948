using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Status;

/// <summary>What a look at the organization needs from outside. It only reads.</summary>
/// <param name="Settings">The functions' settings.</param>
/// <param name="Organization">The organization, with the caller's own credentials.</param>
/// <param name="Backups">Tables and backups, through the accounts' Operator roles.</param>
/// <param name="Patience">Tries again what fails in passing; its clock is the look's.</param>
internal sealed record StatusWorld(FunctionSettings Settings, IOrganization Organization, IBackupStores Backups, Patience Patience)
{
    /// <summary>The tables' tags, likewise.</summary>
    public required ITableTags Tags { get; init; }

    /// <summary>Which incarnation of a table there is, likewise: for a table's page alone.</summary>
    public required ITableIdentities TableIds { get; init; }

    /// <summary>Users, roles and policies, likewise.</summary>
    public required IIdentityStores Identities { get; init; }

    /// <summary>The vault, as its reader sees it; null where none is configured.</summary>
    public VaultWorld? Vault { get; init; }

    /// <summary>Every Region of the partition that may hold tables.</summary>
    public IReadOnlyList<Region> AllRegions { get; init; } = [];

    /// <summary>The dead letters; null where their queue is not configured.</summary>
    public LetterDesk? Letters { get; init; }

    public DateTimeOffset Now => Patience.Time.GetUtcNow();
}
