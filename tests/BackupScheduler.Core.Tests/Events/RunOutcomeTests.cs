using BackupScheduler.Core.Events;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Events;

public sealed class RunOutcomeTests
{
    private const int Accounts = 4;
    private static readonly DateTimeOffset s_now = PlainEvents.Run.Time.AddHours(1);

    // What each account has reported, in order: nothing, or one or more of the three outcomes, or an unavailable Region.
    private static readonly Gen<int[][]> s_reports = Gen.Int[0, 3].Array[0, 2].Array[Accounts];

    [Fact]
    public void All_OK_is_OK()
    {
        var told = Tell(2, Ok(1), Ok(2));
        Assert.Equal((EventOutcome.Ok, 2, 2, 0), (told.Outcome, told.Scopes.Expected, told.Scopes.Ok, told.Scopes.WithoutReport));
        Assert.Equal(6, told.Counts.Verified);
        Assert.Empty(told.Worst);
        Assert.Empty(told.WithoutReport);
        Assert.Empty(told.Reasons);
        Assert.Equal("OK: run 20261122T010000Z: 2 of 2 account-Regions OK, 0 partial, 0 failed, 0 without report; 6 of 6 tables verified, 0 missing, 0 creating", told.Summary);
    }

    [Fact]
    public void One_that_is_not_OK_makes_it_partial_and_is_named_the_worst_first()
    {
        var told = Tell(4, Ok(1), Partial(2), Failed(3), Ok(4));
        Assert.Equal(EventOutcome.Partial, told.Outcome);
        Assert.Equal([PlainEvents.Account(3), PlainEvents.Account(2)], told.Worst.Select(scope => scope.Account));
        Assert.Equal([("AssumeRoleFailed", 0L), (null, 1L)], told.Worst.Select(scope => (scope.Error, scope.Missing)));
    }

    [Fact]
    public void What_nothing_was_heard_of_is_named_and_never_counts_as_OK()
    {
        var told = Tell(3, Ok(1));
        Assert.Equal((EventOutcome.Partial, 1, 2), (told.Outcome, told.Scopes.Reported, told.Scopes.WithoutReport));
        Assert.Equal([PlainEvents.Account(2), PlainEvents.Account(3)], told.WithoutReport.Select(scope => scope.Account));
        Assert.Equal("without-report", Assert.Single(told.Reasons).Code);
    }

    [Fact]
    public void A_run_that_backed_up_nothing_has_failed()
    {
        Assert.Equal(EventOutcome.Failed, Tell(2).Outcome);
        Assert.Equal(EventOutcome.Failed, Tell(2, Failed(1)).Outcome);
        Assert.Equal(EventOutcome.Failed, Tell(2, Failed(1), PlainEvents.Unavailable(Scope(2))).Outcome);
        Assert.Equal(EventOutcome.Failed, Tell(1, PlainEvents.Unavailable(Scope(1))).Outcome);
    }

    [Fact]
    public void A_run_of_nothing_has_failed_and_says_why() => Assert.Equal(
        (EventOutcome.Failed, "nothing-selected"), (Tell(0).Outcome, Assert.Single(Tell(0).Reasons).Code));

    [Fact]
    public void An_unavailable_Region_is_OK_and_told_beside()
    {
        var told = Tell(2, Ok(1), PlainEvents.Unavailable(Scope(2)));
        Assert.Equal((EventOutcome.Ok, 2, 1), (told.Outcome, told.Scopes.Ok, told.Scopes.RegionUnavailable));
        Assert.Equal("region-unavailable", Assert.Single(told.Reasons).Code);
    }

    [Fact]
    public void Of_several_reports_the_latest_counts_and_of_those_the_worst()
    {
        var early = PlainEvents.Review(Scope(1), EventOutcome.Failed, minutes: 5);
        Assert.Equal(EventOutcome.Ok, Tell(1, Ok(1), early).Outcome);
        Assert.Equal(EventOutcome.Ok, Tell(1, early, Ok(1), Ok(1)).Outcome);
        Assert.Equal(EventOutcome.Failed, Tell(1, Failed(1), Ok(1)).Outcome);
        Assert.Equal(3, Tell(1, Ok(1), Ok(1), Ok(1)).Counts.Verified);
    }

    [Fact]
    public void Reports_of_other_runs_and_other_scopes_do_not_count()
    {
        var other = Ok(1) with { Run = Core.Runs.RunId.Parse("20261121T010000Z") };
        Assert.Equal(EventOutcome.Failed, Tell(1, other, Ok(2)).Outcome);
    }

    [Fact]
    public void Numbers_add_up_whatever_was_reported_and_in_any_order() => s_reports.Sample(reported =>
    {
        List<ReviewEvent> reports = [.. reported.SelectMany((kinds, account) => kinds.Select((kind, i) => OfKind(kind, account + 1, i)))];
        var told = RunOutcome.Tell(PlainEvents.Closing(Accounts), reports, s_now);
        var scopes = told.Scopes;
        Assert.Equal(Accounts, scopes.Expected);
        Assert.Equal(scopes.Expected, scopes.Reported + scopes.WithoutReport);
        Assert.Equal(scopes.Reported, scopes.Ok + scopes.Partial + scopes.Failed);
        Assert.Equal(scopes.WithoutReport, told.WithoutReport.Count);
        Assert.Equal(scopes.Partial + scopes.Failed, told.Worst.Count);
        Assert.True(told.Outcome != EventOutcome.Ok || (scopes.Ok == Accounts && told.Counts.Unfinished == 0));
        Assert.True(told.Outcome == EventOutcome.Ok || told.Reasons.Count > 0);
        reports.Reverse();
        Assert.Equal(EventJson.Write(told), EventJson.Write(RunOutcome.Tell(PlainEvents.Closing(Accounts), reports, s_now)));
    });

    [Fact]
    public void The_largest_run_names_fifty_of_each_and_fits_an_entry()
    {
        var closing = PlainEvents.Closing(10_000);
        var reports = Enumerable.Range(1, 5_000).Select(i => PlainEvents.Review(Scope(i), EventOutcome.Failed) with
        {
            Error = EventError.Of(new string('c', 1000), new string('m', 1000)),
        });
        var told = RunOutcome.Tell(closing, reports, s_now);
        Assert.Equal((50, 50, 5_000), (told.Worst.Count, told.WithoutReport.Count, told.Scopes.WithoutReport));
        Assert.InRange(EventJson.Write(told).Length, 0, 64 * 1024);
    }

    [Fact]
    public void The_largest_review_fits_an_entry()
    {
        var tally = new ReviewTally { Unfinished = [.. Enumerable.Range(0, 20).Select(i => new UnfinishedTable(TableName.Parse($"{i:00}{new string('t', 253)}"), UnfinishedState.Missing))] };
        var finish = PlainEvents.Finish(ReviewCounts.None, ReviewEnd.DeadLettered, EventError.Of(new string('\u00e9', 9000), new string('\u00e9', 9000))) with { Tally = tally };
        Assert.InRange(EventJson.Write(ReviewOutcome.Tell(finish, "m", s_now)).Length, 0, 64 * 1024);
    }

    private static TableScope Scope(int account) => new(PlainEvents.Account(account), PlainEvents.Ireland);

    private static ReviewEvent Ok(int account) => PlainEvents.Review(Scope(account), EventOutcome.Ok);

    private static ReviewEvent Partial(int account) => PlainEvents.Review(Scope(account), EventOutcome.Partial);

    private static ReviewEvent Failed(int account) => PlainEvents.Review(Scope(account), EventOutcome.Failed);

    private static ReviewEvent OfKind(int kind, int account, int minutes) => kind < 3
        ? PlainEvents.Review(Scope(account), (EventOutcome)kind, minutes)
        : PlainEvents.Unavailable(Scope(account));

    private static RunEvent Tell(int accounts, params ReviewEvent[] reports) => RunOutcome.Tell(PlainEvents.Closing(accounts), reports, s_now);
}
