using System.Text.Json.Serialization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Events;

/// <summary>
/// The detail of a <c>Backup Run</c> event: how a run ended in all its accounts and Regions. A documented contract
/// (docs/events.md): members are only ever added.
/// </summary>
public sealed record RunEvent
{
    /// <summary>The only version of the contract so far.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The most accounts and Regions that are named in each list: an event is at most 256 KiB (EventBridge quota).</summary>
    public const int MostNamed = 50;

    /// <summary>The version of the contract.</summary>
    public required int Version { get; init; }

    /// <summary>The same whenever the run is told twice.</summary>
    public required string Id { get; init; }

    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>When it was closed, in whole seconds.</summary>
    [JsonConverter(typeof(UtcSecondsConverter))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether an operator started it.</summary>
    public required bool AdHoc { get; init; }

    /// <summary>How it ended, in one word.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>One line for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Accounts and Regions by how they ended.</summary>
    public required ScopeCounts Scopes { get; init; }

    /// <summary>The sums over all that have reported.</summary>
    public required ReviewCounts Counts { get; init; }

    /// <summary>Those that are not OK, the worst first; <see cref="Scopes"/> tells how many there are.</summary>
    public required IReadOnlyList<ScopeResult> Worst { get; init; }

    /// <summary>Those of which nothing was heard; <see cref="Scopes"/> tells how many there are.</summary>
    public required IReadOnlyList<UnheardScope> WithoutReport { get; init; }

    /// <summary>Why the outcome is what it is; empty where there is nothing to say.</summary>
    public required IReadOnlyList<EventReason> Reasons { get; init; }
}

/// <summary>Accounts and Regions of a run, by how they ended.</summary>
public sealed record ScopeCounts
{
    /// <summary>Those that the run was sent to.</summary>
    public required int Expected { get; init; }

    /// <summary>Those that have reported: OK, PARTIAL or FAILED.</summary>
    public required int Reported { get; init; }

    /// <summary>Those of which nothing was heard.</summary>
    public required int WithoutReport { get; init; }

    /// <summary>OK, those in unavailable Regions included.</summary>
    public required int Ok { get; init; }

    /// <summary>PARTIAL.</summary>
    public required int Partial { get; init; }

    /// <summary>FAILED.</summary>
    public required int Failed { get; init; }

    /// <summary>Regions that are not enabled for their account, or closed: nothing was looked at there.</summary>
    public required int RegionUnavailable { get; init; }
}

/// <summary>How a run ended in one account and Region, in short.</summary>
public sealed record ScopeResult
{
    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>In one word.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>How it came to its end.</summary>
    public required ReviewEnd End { get; init; }

    /// <summary>Tables without a backup of the run.</summary>
    public required long Missing { get; init; }

    /// <summary>Tables whose backup was still being made.</summary>
    public required long Creating { get; init; }

    /// <summary>The code of the error; null where there was none.</summary>
    public string? Error { get; init; }
}

/// <summary>An account and Region of which nothing was heard.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The Region.</param>
public sealed record UnheardScope(AccountId Account, Region Region);
