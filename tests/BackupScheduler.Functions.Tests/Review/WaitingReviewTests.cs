using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests.Review;

public sealed class WaitingReviewTests
{
    private readonly World _world = new();

    public WaitingReviewTests()
    {
        _world.Account.AddTables(Enumerable.Range(0, 20).Select(i => $"table-{i:00}"));
        _world.Time.Advance(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_look_that_comes_before_the_backups_waits_and_neither_sends_nor_prunes()
    {
        _world.ScheduleTables(Items.Review with { Patience = ReviewPatience.Most });
        var (next, delay) = Next();
        Assert.Equal(Items.Review with { Patience = ReviewPatience.Most - 1, Awaited = 20, Hops = Items.Review.Hops + 1 }, next);
        Assert.Equal(TimeSpan.FromMinutes(1), delay);
        Assert.Single(_world.Queues.Sent);
        Assert.Equal((0, 0), (_world[Metric.SentAgain], _world[Metric.Missing]));
    }

    [Fact]
    public void What_has_come_meanwhile_is_reviewed_and_pruned_as_if_nothing_had_been()
    {
        _world.ScheduleTables(Items.Review with { Patience = ReviewPatience.Most });
        var next = Next().Item;
        foreach (var i in Enumerable.Range(0, 20))
            for (var days = 31; days >= 0; days--) _world.Account.AddOwn($"table-{i:00}", Items.DaysBefore(days));
        _world.Time.Advance(TimeSpan.FromMinutes(1));
        _world.ScheduleTables(next);
        Assert.Equal((20, 0), (_world[Metric.Verified], _world[Metric.PruningPutOff]));
        Assert.Equal(20, _world.Queues.Items<PruneTable>().Count);
    }

    [Fact]
    public void When_patience_ends_the_missing_are_sent_again()
    {
        var item = Items.Review with { Patience = ReviewPatience.Most };
        for (var waits = 0; waits < ReviewPatience.Most; waits++)
        {
            _world.ScheduleTables(item);
            Assert.Equal(0, _world[Metric.SentAgain]);
            item = Next().Item;
        }

        Assert.Equal(0, item.Patience);
        _world.ScheduleTables(item);
        Assert.Equal(20, _world[Metric.SentAgain]);
        Assert.Equal(2, Next().Item.Look);
    }

    [Theory]
    [InlineData(2, 5, 1)]
    [InlineData(1, 5, 2)]
    [InlineData(1, 0, 1)]
    public void Later_looks_repeated_ones_and_those_without_patience_act_at_once(int look, int patience, int receive)
    {
        _world.ScheduleTables(Items.Review with { Look = look, Patience = patience }, receive);
        Assert.Equal(20, _world[Metric.SentAgain]);
    }

    [Theory]
    [InlineData("rate(24 hours)", false, ReviewPatience.Most)]
    [InlineData("rate(24 hours)", true, 0)]
    [InlineData("rate(5 minutes)", false, 0)]
    public void Only_a_scheduled_run_that_has_the_time_gives_its_review_patience(string schedule, bool adHoc, int patience)
    {
        var world = new World(("BACKUP_SCHEDULE", schedule));
        world.ScheduleTables(Items.BackUpAccount with { AdHoc = adHoc });
        Assert.Equal(patience, Assert.Single(world.Queues.Items<ReviewAccount>()).Patience);
    }

    private (ReviewAccount Item, TimeSpan Delay) Next()
    {
        var sent = _world.Queues.Sent.Last(sent => sent.Queue == WorkQueue.Accounts);
        return ((ReviewAccount)sent.Item, sent.Delay);
    }
}
