using System.Text.Json.Serialization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Events;

/// <summary>
/// The detail of a <c>Backup Review</c> event: how a run ended in one account and Region. A documented contract (docs/events.md):
/// members are only ever added.
/// </summary>
public sealed record ReviewEvent
{
    /// <summary>The only version of the contract so far.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the contract.</summary>
    public required int Version { get; init; }

    /// <summary>The same whenever the same end is told twice: what has been dealt with is known by it.</summary>
    public required string Id { get; init; }

    /// <summary>The run.</summary>
    public required RunId Run { get; init; }

    /// <summary>The account.</summary>
    public required AccountId Account { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>When it ended, in whole seconds.</summary>
    [JsonConverter(typeof(UtcSecondsConverter))]
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether an operator started the run.</summary>
    public required bool AdHoc { get; init; }

    /// <summary>How it ended, in one word.</summary>
    public required EventOutcome Outcome { get; init; }

    /// <summary>One line for people.</summary>
    public required string Summary { get; init; }

    /// <summary>How it came to its end.</summary>
    public required ReviewEnd End { get; init; }

    /// <summary>How many looks the review took; 0 where none was.</summary>
    public required int Looks { get; init; }

    /// <summary>What was counted.</summary>
    public required ReviewCounts Counts { get; init; }

    /// <summary>The first <see cref="ReviewTally.MostTables"/> tables without an AVAILABLE backup; the counts tell how many there are.</summary>
    public required IReadOnlyList<UnfinishedTable> Unfinished { get; init; }

    /// <summary>Why the outcome is what it is; empty where there is nothing to say.</summary>
    public required IReadOnlyList<EventReason> Reasons { get; init; }

    /// <summary>Why it was given up, or why the Region is unavailable; null otherwise.</summary>
    public EventError? Error { get; init; }

    /// <summary>Account and Region together.</summary>
    [JsonIgnore]
    public TableScope Scope => new(Account, Region);
}
