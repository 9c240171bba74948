using BackupScheduler.Core.Events;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Events;

public sealed class ReviewOutcomeTests
{
    private static readonly Gen<ReviewCounts> s_counts =
        from verified in Gen.Int[0, 3]
        from creating in Gen.Int[0, 3]
        from missing in Gen.Int[0, 3]
        from superseded in Gen.Int[0, 3]
        from kept in Gen.Int[0, 9]
        from braked in Gen.Int[0, 3]
        select new ReviewCounts { Verified = verified, Creating = creating, Missing = missing, Superseded = superseded, Kept = kept, Braked = braked };

    [Theory]
    [InlineData(3, 0, 0, 0, EventOutcome.Ok)]
    [InlineData(0, 0, 0, 0, EventOutcome.Ok)]
    [InlineData(2, 0, 0, 1, EventOutcome.Ok)]
    [InlineData(2, 1, 0, 0, EventOutcome.Partial)]
    [InlineData(2, 0, 1, 0, EventOutcome.Partial)]
    [InlineData(0, 0, 1, 1, EventOutcome.Partial)]
    [InlineData(0, 0, 2, 0, EventOutcome.Failed)]
    [InlineData(0, 2, 0, 0, EventOutcome.Failed)]
    public void What_was_seen_decides(int verified, int creating, int missing, int superseded, EventOutcome outcome)
    {
        var counts = new ReviewCounts { Verified = verified, Creating = creating, Missing = missing, Superseded = superseded };
        Assert.Equal(outcome, ReviewOutcome.Decide(PlainEvents.Finish(counts)));
        Assert.Equal(outcome, ReviewOutcome.Decide(PlainEvents.Finish(counts, ReviewEnd.Overtaken)));
    }

    [Theory]
    [InlineData(ReviewEnd.NotBegun, EventOutcome.Failed, "not-begun")]
    [InlineData(ReviewEnd.DeadLettered, EventOutcome.Failed, "dead-lettered")]
    [InlineData(ReviewEnd.RegionUnavailable, EventOutcome.Ok, "region-unavailable")]
    public void Where_nobody_looked_the_end_decides_and_is_told(ReviewEnd end, EventOutcome outcome, string reason)
    {
        var told = Tell(PlainEvents.Finish(ReviewCounts.None, end, new EventError("AccessDenied", "no")));
        Assert.Equal((outcome, end, "AccessDenied"), (told.Outcome, told.End, told.Error!.Code));
        Assert.Equal(reason, Assert.Single(told.Reasons).Code);
        Assert.StartsWith(EventJson.Name(outcome), told.Summary);
    }

    [Fact]
    public void OK_means_that_nothing_is_missing_whatever_was_counted() => s_counts.Sample(counts =>
        ReviewOutcome.Decide(PlainEvents.Finish(counts)) == EventOutcome.Ok == (counts.Unfinished == 0));

    [Fact]
    public void A_table_more_that_is_missing_never_betters_an_outcome() => s_counts.Sample(counts =>
        ReviewOutcome.Decide(PlainEvents.Finish(counts with { Missing = counts.Missing + 1 })) >= ReviewOutcome.Decide(PlainEvents.Finish(counts)));

    [Fact]
    public void Whatever_is_not_OK_has_a_reason_and_reasons_are_one_line_each() => s_counts.Sample(counts =>
    {
        var told = Tell(PlainEvents.Finish(counts));
        Assert.True(told.Outcome == EventOutcome.Ok || told.Reasons.Count > 0);
        Assert.All(told.Reasons, reason => Assert.DoesNotContain('\n', reason.Message));
        Assert.Equal(counts.Braked > 0, told.Reasons.Any(reason => reason.Code == "braked"));
    });

    [Fact]
    public void The_same_message_tells_the_same_id_and_a_redriven_one_another()
    {
        var finish = PlainEvents.Finish(ReviewCounts.None);
        var first = ReviewOutcome.Tell(finish, "m1", PlainEvents.Run.Time);
        Assert.Equal(first.Id, ReviewOutcome.Tell(finish, "m1", PlainEvents.Run.Time.AddHours(1)).Id);
        Assert.NotEqual(first.Id, ReviewOutcome.Tell(finish, "m2", PlainEvents.Run.Time).Id);
        Assert.Equal("review/20261122T010000Z/000000000001/eu-west-1/m1/OK", first.Id);
    }

    [Fact]
    public void Others_words_are_one_printable_line_and_cut()
    {
        var error = EventError.Of("Odd\u001b[31m", "a\nb\u2028c" + new string('x', 1000));
        Assert.Equal("Odd [31m", error.Code);
        Assert.StartsWith("a b cxxx", error.Message);
        Assert.EndsWith("... (1005 characters)", error.Message);
        Assert.InRange(error.Message.Length, 500, 530);
    }

    [Fact]
    public void A_tally_sums_the_parts_of_a_look_and_begins_the_tables_anew_with_the_next_look()
    {
        var first = ReviewTally.None
            .With([Row("alpha", TableState.Verified), Row("beta", TableState.Missing)], foreign: 2, look: 1, pruningPutOff: false)
            .With([Row("gamma", TableState.Creating), Row("left-out", null)], foreign: 3, look: 1, pruningPutOff: true);
        Assert.Equal(new ReviewCounts { Verified = 1, Missing = 1, Creating = 1, Foreign = 5 }, first.Counts);
        Assert.Equal([("beta", UnfinishedState.Missing), ("gamma", UnfinishedState.Creating)], first.Unfinished.Select(one => (one.Table.Value, one.State)));
        var second = first.ForNextLook().With([Row("alpha", TableState.Verified)], foreign: 7, look: 2, pruningPutOff: false);
        Assert.Equal(new ReviewCounts { Verified = 1, Foreign = 5 }, second.Counts);
        Assert.Empty(second.Unfinished);
        Assert.True(second.PruningPutOff);
    }

    [Fact]
    public void At_most_twenty_tables_are_named()
    {
        var tally = ReviewTally.None.With([.. Enumerable.Range(0, 30).Select(i => Row($"table-{i}", TableState.Missing))], 0, 4, false);
        Assert.Equal((30, 20), (tally.Counts.Missing, tally.Unfinished.Count));
    }

    private static TableReview Row(string table, TableState? state) => new(TableName.Parse(table), IsListed: true, state, [], [], Braked: 0);

    private static ReviewEvent Tell(ReviewFinish finish) => ReviewOutcome.Tell(finish, "m", PlainEvents.Run.Time);
}
