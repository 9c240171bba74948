using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Events;

/// <summary>An event for each way in which a run may end in an account and Region.</summary>
public sealed class ReviewEventTests
{
    private readonly World _world = World.Told();

    public ReviewEventTests() => _world.Account.AddTables("alpha", "beta", "gamma");

    private ReviewEvent Told => Assert.Single(_world.Events.Reviews);

    [Fact]
    public void A_run_without_trouble_is_told_once_and_its_report_waits()
    {
        _world.RunToTheEnd(World.Run);
        Assert.Equal((EventOutcome.Ok, ReviewEnd.Reviewed, 3), (Told.Outcome, Told.End, Told.Counts.Verified));
        Assert.Equal((World.Run, World.Scope, false), (Told.Run, Told.Scope, Told.AdHoc));
        Assert.Empty(Told.Reasons);
        Assert.Equal(EventJson.Write(Told), EventJson.Write(Assert.Single(_world.Reports.Items<TellReview>()).Review));
        Assert.Equal((1, 0), (_world[Metric.EventsPublished], _world[Metric.EventsNotPublished]));
    }

    [Fact]
    public void Nobody_is_told_where_no_bus_is_named_and_the_items_are_as_ever()
    {
        var world = new World();
        world.Account.AddTables("alpha");
        world.ScheduleTables(Items.Review with { Look = 2 });
        Assert.Null(Assert.Single(world.Queues.Items<ReviewAccount>()).Tally);
        world.RunToTheEnd(World.Run);
        world.ScheduleTables(Items.BackUpAccount with { Run = Items.DaysBefore(3) });
        Assert.Empty(world.Events.Reviews);
        Assert.Empty(world.Reports.All);
        Assert.Equal(0, world.Wire.Count(Operation.PublishReview));
    }

    [Fact]
    public void What_is_missing_after_the_last_look_is_told_with_its_tables()
    {
        _world.Account.AddOwn("alpha", World.Run);
        _world.Account.AddOwn("beta", World.Run, BackupStatus.Creating);
        Deliver(Items.Review with { Look = 4 });
        Assert.Equal((EventOutcome.Partial, 4), (Told.Outcome, Told.Looks));
        Assert.Equal([("beta", UnfinishedState.Creating), ("gamma", UnfinishedState.Missing)], Told.Unfinished.Select(one => (one.Table.Value, one.State)));
        Assert.Single(_world.Queues.Letters);
    }

    [Fact]
    public void What_retention_did_at_the_first_look_is_told_by_the_last()
    {
        foreach (var table in new[] { "alpha", "beta" })
            for (var days = 0; days <= 31; days++) _world.Account.AddOwn(table, Items.DaysBefore(days));
        _world.Account.AddBackup("alpha", "manual", World.Run.Time.AddDays(-1));
        _world.Account.AddOwn("gamma", World.Run, BackupStatus.Creating);
        _world.ScheduleTables(Items.Review);
        Assert.Empty(_world.Events.Reviews);
        _world.DeliverAll();
        Assert.Equal((2, 2, 1), (Told.Counts.Verified, Told.Counts.DeletionsSent / 2, Told.Counts.Foreign));
        Assert.True(Told.Counts.Kept >= 60);
        Assert.Equal(4, Told.Looks);
    }

    [Fact]
    public void A_review_in_parts_is_told_once_with_the_tables_of_all_parts()
    {
        var world = World.Told(("REVIEW_PAGE_LIMIT", "1"));
        world.Timeout = TimeSpan.FromSeconds(20);
        world.Account.AddTables(Enumerable.Range(0, 120).Select(i => $"table-{i:000}"));
        foreach (var i in Enumerable.Range(0, 120).Where(i => i is not (3 or 117))) world.Account.AddOwn($"table-{i:000}", World.Run);
        world.ScheduleTables(Items.Review with { Look = 4 });
        world.DeliverAll();
        Assert.True(world.Log.Count(2002) > 2);
        var told = Assert.Single(world.Events.Reviews);
        Assert.Equal((118, 2, EventOutcome.Partial), (told.Counts.Verified, told.Counts.Missing, told.Outcome));
        Assert.Equal(["table-003", "table-117"], told.Unfinished.Select(one => one.Table.Value));
    }

    [Fact]
    public void Tables_that_a_later_run_has_backed_up_are_told_as_superseded()
    {
        _world.Account.AddOwn("alpha", Items.DaysBefore(-1));
        foreach (var table in new[] { "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        Deliver(Items.Review);
        Assert.Equal((EventOutcome.Ok, 1, 2), (Told.Outcome, Told.Counts.Superseded, Told.Counts.Verified));
        Assert.Equal("superseded", Assert.Single(Told.Reasons).Code);
    }

    [Fact]
    public void A_review_of_an_old_run_tells_that_it_was_overtaken()
    {
        _world.Account.AddOwn("alpha", World.Run);
        _world.Time.Advance(TimeSpan.FromHours(25));
        Deliver(Items.Review with { AdHoc = true });
        Assert.Equal((EventOutcome.Partial, ReviewEnd.Overtaken, true), (Told.Outcome, Told.End, Told.AdHoc));
    }

    [Fact]
    public void A_run_too_old_before_its_tables_were_listed_has_failed()
    {
        _world.Time.Advance(TimeSpan.FromHours(25));
        Deliver(Items.BackUpAccount);
        Assert.Equal((EventOutcome.Failed, ReviewEnd.NotBegun), (Told.Outcome, Told.End));
    }

    [Fact]
    public void An_unavailable_Region_is_told_as_what_it_is()
    {
        foreach (var listing in new[] { Operation.ListBackups, Operation.ListTables })
            _world.Wire.Fail(listing, FailureKind.RegionUnavailable, "UnrecognizedClientException");
        Deliver(Items.BackUpAccount);
        Assert.Equal((EventOutcome.Ok, ReviewEnd.RegionUnavailable, "UnrecognizedClientException"), (Told.Outcome, Told.End, Told.Error!.Code));
        Assert.Empty(_world.Queues.Letters);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_dead_letter_of_an_account_is_told_as_a_failure(bool isReview)
    {
        _world.Wire.Fail(Operation.ListBackups, FailureKind.AccessDenied, "AccessDeniedException");
        Deliver(isReview ? Items.Review : Items.BackUpAccount);
        Assert.Equal((EventOutcome.Failed, ReviewEnd.DeadLettered, "AccessDeniedException"), (Told.Outcome, Told.End, Told.Error!.Code));
        Assert.Single(_world.Queues.Letters);
    }

    [Fact]
    public void A_letter_that_cannot_be_sent_at_once_is_told_twice_with_one_id_and_is_one_letter()
    {
        _world.Wire.Fail(Operation.ListBackups, FailureKind.AccessDenied);
        _world.Wire.Fail(Operation.SendLetter, FailureKind.Transient, applies: call => call.Number == 1);
        Assert.NotEmpty(_world.ScheduleTables(Items.BackUpAccount));
        Assert.Empty(_world.ScheduleTables(Items.BackUpAccount, receive: 2));
        _world.DeliverAll();
        Assert.Equal(2, _world.Events.Reviews.Count);
        Assert.Single(_world.Events.Reviews.Select(review => review.Id).Distinct());
        Assert.Single(_world.Queues.Letters);
    }

    [Fact]
    public void One_who_cannot_be_told_keeps_no_letter_back()
    {
        _world.Wire.Fail(Operation.ListBackups, FailureKind.AccessDenied);
        _world.Wire.Fail(Operation.Send, FailureKind.Transient);
        Assert.Empty(_world.ScheduleTables(Items.BackUpAccount));
        Assert.Single(_world.Queues.Letters);
        Assert.Equal((1, 1), (_world[Metric.EventsNotPublished], _world.Log.Count(3103)));
    }

    [Fact]
    public void A_bus_that_fails_for_a_while_repeats_the_telling_and_nothing_of_the_review()
    {
        _world.Account.AddOwn("alpha", World.Run);
        _world.Wire.Fail(Operation.PublishReview, FailureKind.Transient, applies: call => call.Number <= 3);
        Deliver(Items.Review with { Look = 4 });
        Assert.Equal(EventOutcome.Partial, Told.Outcome);
        Assert.Equal(4, _world.Wire.Count(Operation.PublishReview));
        Assert.Equal((1, 1), (_world.Wire.Count(Operation.ListBackups), _world.Queues.Letters.Count));
        Assert.Single(_world.Reports.Items<TellReview>().Select(told => told.Review.Id).Distinct());
    }

    [Theory]
    [InlineData(FailureKind.AccessDenied, 1)]
    [InlineData(FailureKind.Other, 5)]
    public void A_bus_that_fails_for_good_is_an_alarm_and_no_letter_and_the_report_waits_all_the_same(FailureKind kind, int tries)
    {
        foreach (var table in new[] { "alpha", "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        _world.Wire.Fail(Operation.PublishReview, kind);
        Deliver(Items.Review);
        Assert.Empty(_world.Events.Reviews);
        Assert.Empty(_world.Queues.Letters);
        Assert.Equal((1, 1, tries), (_world[Metric.EventsNotPublished], _world.Log.Count(3102), _world.Wire.Count(Operation.PublishReview)));
        Assert.NotEmpty(_world.Reports.Items<TellReview>());
    }

    [Fact]
    public void A_report_that_the_queue_refuses_for_good_keeps_no_event_back_and_is_no_letter()
    {
        var told = TellReview.Of(ReviewOutcome.Tell(
            new ReviewFinish(World.Run, World.Scope, AdHoc: false, ReviewEnd.Reviewed, Looks: 1, ReviewTally.None), "m", World.Run.Time));
        _world.Wire.Fail(Operation.Send, FailureKind.AccessDenied);
        Assert.Empty(_world.ScheduleTables(told));
        Assert.Single(_world.Events.Reviews);
        Assert.Equal((1, 0), (_world[Metric.EventsNotPublished], _world.Queues.Letters.Count));
    }

    [Fact]
    public void A_bus_that_fails_for_six_hours_is_given_up_without_a_letter()
    {
        foreach (var table in new[] { "alpha", "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        _world.Wire.Fail(Operation.PublishReview, FailureKind.Throttled);
        Deliver(Items.Review);
        Assert.InRange(_world.Time.GetUtcNow() - World.Run.Time, TimeSpan.FromHours(6), TimeSpan.FromHours(7));
        // However often it was tried: an organization's reports must all be held at once.
        Assert.InRange(_world.Reports.Items<TellReview>().Count, 1, 4);
        Assert.Equal((1, 0), (_world[Metric.EventsNotPublished], _world.Queues.Letters.Count));
    }

    [Fact]
    public void A_review_that_is_redriven_is_told_anew()
    {
        _world.ScheduleTables(Delivery.Of(Items.Review with { Look = 4 }, World.Run.Time, "first"));
        foreach (var table in new[] { "alpha", "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        Assert.True(WorkItemJson.TryRead(Assert.Single(_world.Queues.Letters).Body, out var redriven, out _));
        Assert.Null(Assert.IsType<ReviewAccount>(redriven).Tally);
        _world.ScheduleTables(Delivery.Of(redriven, World.Run.Time, "second"));
        _world.DeliverAll();
        Assert.Equal([EventOutcome.Failed, EventOutcome.Ok], _world.Events.Reviews.Select(review => review.Outcome));
        Assert.Equal(2, _world.Events.Reviews.Select(review => review.Id).Distinct().Count());
    }

    [Fact]
    public void A_second_try_of_the_first_look_tells_that_pruning_was_put_off()
    {
        foreach (var table in new[] { "alpha", "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        _world.ScheduleTables(Items.Review, receive: 2);
        _world.DeliverAll();
        Assert.Equal("pruning-put-off", Assert.Single(Told.Reasons).Code);
        Assert.Equal(EventOutcome.Ok, Told.Outcome);
    }

    private void Deliver(WorkItem item) => _world.DeliverAll(new SentItem(WorkQueue.Accounts, item, TimeSpan.Zero, _world.Time.GetUtcNow()));
}
