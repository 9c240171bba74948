using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Events;

/// <summary>What is known when a run ends in an account and Region.</summary>
/// <param name="Run">The run.</param>
/// <param name="Scope">The account and Region.</param>
/// <param name="AdHoc">Whether an operator started the run.</param>
/// <param name="End">How it came to its end.</param>
/// <param name="Looks">How many looks there were.</param>
/// <param name="Tally">What they counted.</param>
/// <param name="Error">Why it was given up; null where it was not.</param>
public sealed record ReviewFinish(
    RunId Run, TableScope Scope, bool AdHoc, ReviewEnd End, int Looks, ReviewTally Tally, EventError? Error = null);

/// <summary>Decides how a review ended, with the reasons: pure.</summary>
public static class ReviewOutcome
{
    /// <summary>The event that tells of it.</summary>
    /// <param name="finish">What is known.</param>
    /// <param name="cause">The id of the message that led to the end: it is the same when the message is delivered again, and another one when it is redriven.</param>
    /// <param name="now">The present.</param>
    public static ReviewEvent Tell(ReviewFinish finish, string cause, DateTimeOffset now)
    {
        var outcome = Decide(finish);
        return new ReviewEvent
        {
            Version = ReviewEvent.CurrentVersion,
            // A later try may come to another end: who remembers ids must not take that for a repetition.
            Id = $"review/{finish.Run}/{finish.Scope}/{cause}/{outcome.ToString().ToUpperInvariant()}",
            Run = finish.Run,
            Account = finish.Scope.Account,
            Region = finish.Scope.Region,
            Time = now,
            AdHoc = finish.AdHoc,
            Outcome = outcome,
            Summary = Summarize(finish, outcome),
            End = finish.End,
            Looks = finish.Looks,
            Counts = finish.Tally.Counts,
            Unfinished = finish.Tally.Unfinished,
            Reasons = [.. Reasons(finish)],
            Error = finish.Error,
        };
    }

    /// <summary>In one word. Without any table there is nothing that could be missing; where nobody looked, nothing is known to be there.</summary>
    public static EventOutcome Decide(ReviewFinish finish) => finish switch
    {
        { End: ReviewEnd.RegionUnavailable } => EventOutcome.Ok,
        { End: ReviewEnd.NotBegun or ReviewEnd.DeadLettered } => EventOutcome.Failed,
        { Tally.Counts.Unfinished: 0 } => EventOutcome.Ok,
        { Tally.Counts: { Verified: 0, Superseded: 0 } } => EventOutcome.Failed,
        _ => EventOutcome.Partial,
    };

    private static IEnumerable<EventReason> Reasons(ReviewFinish finish)
    {
        var counts = finish.Tally.Counts;
        if (OfEnd(finish) is { } end) yield return end;
        if (counts.Missing > 0) yield return new("missing", $"{Tables(counts.Missing)} without a backup of the run");
        if (counts.Creating > 0) yield return new("creating", $"{Tables(counts.Creating)} whose backup is still being made");
        if (counts.Superseded > 0) yield return new("superseded", $"{Tables(counts.Superseded)} backed up by a later run");
        if (counts.Braked > 0) yield return new("braked", $"{counts.Braked} deletions put off by the brake (PRUNE_MAX_PER_TABLE)");
        if (finish.Tally.PruningPutOff) yield return new("pruning-put-off", "pruning was left to the next run");
    }

    private static EventReason? OfEnd(ReviewFinish finish) => finish.End switch
    {
        ReviewEnd.Overtaken => new("overtaken", "the run was too old to act on: reported only"),
        ReviewEnd.NotBegun => new("not-begun", "the run was too old before its tables were listed: none of them is backed up in it"),
        ReviewEnd.RegionUnavailable => new("region-unavailable", "the Region is not enabled for the account, or closed by a policy: nothing there can be backed up"),
        ReviewEnd.DeadLettered => new("dead-lettered", $"given up, and in the dead-letter queue: {finish.Error?.Code}: {finish.Error?.Message}"),
        _ => null,
    };

    private static string Summarize(ReviewFinish finish, EventOutcome outcome)
    {
        var counts = finish.Tally.Counts;
        var what = OfEnd(finish) is { } end && finish.End != ReviewEnd.Overtaken
            ? end.Message
            : $"{counts.Verified} of {Tables(counts.Tables)} verified, {counts.Missing} missing, {counts.Creating} creating, {counts.Superseded} superseded";
        return $"{EventJson.Name(outcome)}: {finish.Scope.Account} {finish.Scope.Region}, run {finish.Run}: {what}";
    }

    private static string Tables(long count) => count == 1 ? "1 table" : $"{count} tables";
}
