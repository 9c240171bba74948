using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Run;

/// <summary>Who does the work of the run.</summary>
internal enum RunMode
{
    /// <summary>The installed functions: the run is only sent to their queue.</summary>
    Enqueue,

    /// <summary>This process.</summary>
    InProcess,

    /// <summary>Nobody: what would be done is printed.</summary>
    DryRun,
}

/// <summary>The command line of <c>run</c>.</summary>
/// <param name="Mode">Who does the work.</param>
/// <param name="Prune">Whether the run may delete.</param>
internal sealed record RunOptions(RunMode Mode, bool Prune)
{
    /// <summary>Only these accounts; null for all selected ones.</summary>
    public IReadOnlyList<AccountId>? Accounts { get; init; }

    /// <summary>Only these Regions; null for all of REGIONS.</summary>
    public IReadOnlyList<Region>? Regions { get; init; }

    /// <summary>Only the selected tables that these patterns name; null for all of them.</summary>
    public IReadOnlyList<TablePattern>? Tables { get; init; }

    /// <summary>One JSON document instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Each backup that is kept or ignored, not only how many; the handlers' own log lines.</summary>
    public bool Verbose { get; init; }

    /// <summary>A profile of the AWS configuration files; null for what the SDK finds.</summary>
    public string? Profile { get; init; }

    /// <summary>The Region of the queues and functions; null for AWS_REGION or the profile's.</summary>
    public string? HomeRegion { get; init; }

    /// <summary>Whether accounts or Regions are left out that the configuration selects.</summary>
    public bool IsPartOfOrganization => Accounts is not null || Regions is not null;
}
