using System.Text.Json.Serialization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Work;

/// <summary>
/// Tell others how a run ended in an account and Region. An item of its own, so that an event that cannot be published never
/// repeats the review. The same item waits among the reports until the run is closed.
/// </summary>
public sealed record TellReview : ScopedWorkItem
{
    /// <summary>What is told.</summary>
    public required ReviewEvent Review { get; init; }

    /// <summary>The item for a review's end.</summary>
    public static TellReview Of(ReviewEvent review) => new()
    {
        Version = CurrentVersion,
        Run = review.Run,
        Account = review.Account,
        Region = review.Region,
        Review = review,
    };
}

/// <summary>Tell others how a run ended, once all its accounts and Regions have reported or the time is up. Its account is the one that the service runs in.</summary>
public sealed record CloseRun : WorkItem
{
    /// <summary>Whether an operator started the run.</summary>
    public required bool AdHoc { get; init; }

    /// <summary>The accounts that the run was sent to, in every one of <see cref="Regions"/>.</summary>
    public required IReadOnlyList<AccountId> Accounts { get; init; }

    /// <summary>The Regions that it was sent to.</summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>How many items on this queue led to this one.</summary>
    public required int Hops { get; init; }

    /// <summary>Every account and Region that a report is expected of, each once.</summary>
    [JsonIgnore]
    public IEnumerable<TableScope> Scopes => (from account in Accounts from region in Regions select new TableScope(account, region)).Distinct();
}

/// <summary>A note among the reports: the run has been told of, and is not told of again. Whoever closes a run twice finds it.</summary>
public sealed record RunClosed : WorkItem;
