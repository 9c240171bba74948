using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Drill;

/// <summary>The command line of <c>drill</c>.</summary>
internal sealed record DrillOptions
{
    /// <summary>Only these accounts; null for all.</summary>
    public IReadOnlyList<AccountId>? Accounts { get; init; }

    /// <summary>Only these Regions; null for REGIONS, and whatever the vault holds.</summary>
    public IReadOnlyList<Region>? Regions { get; init; }

    /// <summary>Only these tables; null for any.</summary>
    public IReadOnlyList<TablePattern>? Tables { get; init; }

    /// <summary>How many; null for all of the named.</summary>
    public int? Sample { get; init; }

    public bool FromBackups { get; init; } = true;

    public bool FromVault { get; init; }

    /// <summary>Which tables; null draws one.</summary>
    public int? Seed { get; init; }

    /// <summary>How much altogether; null for any.</summary>
    public long? MostBytes { get; init; }

    public bool Keep { get; init; }

    /// <summary>The file of the Markdown report; null for none.</summary>
    public string? Report { get; init; }

    public bool DryRun { get; init; }

    public bool Yes { get; init; }

    public bool Json { get; init; }

    public bool Direct { get; init; }

    public string? Profile { get; init; }
}
