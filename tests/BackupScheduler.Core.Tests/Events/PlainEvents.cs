using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Tests.Events;

/// <summary>Reviews and runs in few words.</summary>
internal static class PlainEvents
{
    public static readonly RunId Run = RunId.Parse("20261122T010000Z");
    public static readonly Region Ireland = Region.Parse("eu-west-1"), Virginia = Region.Parse("us-east-1");
    public static readonly TableScope Scope = new(Account(1), Ireland);

    public static AccountId Account(int number) => AccountId.Parse($"{number:000000000000}");

    public static ReviewFinish Finish(ReviewCounts counts, ReviewEnd end = ReviewEnd.Reviewed, EventError? error = null) =>
        new(Run, Scope, AdHoc: false, end, Looks: 1, new ReviewTally { Counts = counts }, error);

    public static ReviewEvent Review(TableScope scope, EventOutcome outcome, int minutes = 10) => ReviewOutcome.Tell(
        outcome switch
        {
            EventOutcome.Ok => Finish(new ReviewCounts { Verified = 3 }) with { Scope = scope },
            EventOutcome.Partial => Finish(new ReviewCounts { Verified = 2, Missing = 1 }) with { Scope = scope },
            _ => Finish(ReviewCounts.None, ReviewEnd.DeadLettered, new EventError("AssumeRoleFailed", "no role")) with { Scope = scope },
        },
        "message",
        Run.Time.AddMinutes(minutes));

    public static ReviewEvent Unavailable(TableScope scope) => ReviewOutcome.Tell(
        Finish(ReviewCounts.None, ReviewEnd.RegionUnavailable, new EventError("UnrecognizedClientException", "not enabled")) with { Scope = scope },
        "message",
        Run.Time.AddMinutes(1));

    public static CloseRun Closing(int accounts, params Region[] regions) => new Firing(Run, AdHoc: false, Prune: true, Tables: null)
        .Closing(AccountId.Parse("999988887777"), Enumerable.Range(1, accounts).Select(Account), regions.Length > 0 ? regions : [Ireland]);
}
