using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Status;

/// <summary>How an account stands.</summary>
/// <param name="Account">The account.</param>
/// <param name="Scopes">Its Regions; empty where its tables are not backed up.</param>
public sealed record AccountStatus(OrganizationAccount Account, IReadOnlyList<ScopeStatus> Scopes)
{
    /// <summary>Why its tables are not backed up, as configured; null where they are.</summary>
    public string? LeftOut { get; init; }

    /// <summary>How its users and roles are denied the deletion of backups; null where nobody asked.</summary>
    public DenyStatus? Deny { get; init; }

    /// <summary>Regions outside REGIONS in which it has tables, and those that could not be looked at.</summary>
    public IReadOnlyList<OtherRegion> OtherRegions { get; init; } = [];

    /// <summary>What its backups and copies cost; null where nothing could be read.</summary>
    public MonthlyCost? Cost { get; init; }

    /// <summary>Every table of every Region.</summary>
    public IEnumerable<TableStatus> Tables => Scopes.SelectMany(scope => scope.Tables);
}

/// <summary>Tables where no run looks.</summary>
/// <param name="Region">The Region.</param>
/// <param name="Tables">How many there are; 0 where it could not be looked at.</param>
/// <param name="Failure">Why it could not be looked at; null where it was.</param>
public sealed record OtherRegion(Region Region, int Tables, StatusFailure? Failure = null);

/// <summary>How the users and roles of an account are denied <c>dynamodb:DeleteBackup</c>.</summary>
public sealed record DenyStatus
{
    /// <summary>Users and roles that are denied it.</summary>
    public int Covered { get; init; }

    /// <summary>Users and roles that may, as configured or by their nature, such as the worker's role.</summary>
    public int Exempt { get; init; }

    /// <summary>Whoever is not covered and not exempt, with the reason and the remedy.</summary>
    public IReadOnlyList<UncoveredPrincipal> Uncovered { get; init; } = [];

    /// <summary>Whether a service control policy is to deny it instead: then nobody's policies were looked at.</summary>
    public bool IsLeftToScp { get; init; }

    /// <summary>Why the users and roles could not be read; null where they were.</summary>
    public StatusFailure? Failure { get; init; }

    /// <summary>Users and roles in all.</summary>
    public int Principals => Covered + Exempt + Uncovered.Count;
}

/// <summary>A user or role that is not denied the deletion of backups.</summary>
/// <param name="Arn">Which one.</param>
/// <param name="Reason">Why, as a phrase.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="IsProtected">Whether AWS lets nobody modify it: told, and no fault.</param>
public sealed record UncoveredPrincipal(string Arn, string Reason, string Remedy, bool IsProtected);

/// <summary>An estimate in US dollars a month, by list prices.</summary>
/// <param name="Backups">Storage of own and adopted on-demand backups.</param>
/// <param name="ForeignBackups">Storage of on-demand backups that are not ours.</param>
/// <param name="Recovery">Point-in-time recovery that copies need, estimated by the size of the newest backup; 0 without a vault.</param>
/// <param name="Copies">Exports and their storage in the vault, estimated likewise; 0 without a vault.</param>
public readonly record struct MonthlyCost(decimal Backups, decimal ForeignBackups, decimal Recovery, decimal Copies)
{
    /// <summary>What this service causes: all but the foreign backups.</summary>
    public decimal Ours => Backups + Recovery + Copies;

    /// <summary>Both together.</summary>
    public static MonthlyCost operator +(MonthlyCost one, MonthlyCost other) => new(
        one.Backups + other.Backups, one.ForeignBackups + other.ForeignBackups, one.Recovery + other.Recovery, one.Copies + other.Copies);
}
