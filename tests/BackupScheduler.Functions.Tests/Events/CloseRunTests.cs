using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Events;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Events;

/// <summary>A run is told of once all have reported or the time is up, and never because reports were lost on the way.</summary>
public sealed class CloseRunTests
{
    private static readonly TimeSpan s_until = TimeSpan.FromHours(8) + TimeSpan.FromMinutes(15);
    private readonly World _world = World.Told();

    private RunEvent Told => Assert.Single(_world.Events.Runs);

    [Fact]
    public void When_all_have_reported_the_run_is_told_and_its_reports_are_gone()
    {
        Report(1, 2, 3);
        Assert.Empty(_world.ScheduleTables(Closing(3)));
        Assert.Equal((EventOutcome.Ok, 3, "run/20261122T010000Z"), (Told.Outcome, Told.Scopes.Ok, Told.Id));
        Assert.Equal(World.Run, Assert.IsType<RunClosed>(Assert.Single(_world.Reports.All)).Run);
        Assert.Empty(_world.Queues.Sent);
        Assert.Equal((0, 1), (_world.Reports.Held, _world[Metric.EventsPublished]));
    }

    [Fact]
    public void While_some_have_not_it_looks_again_later_and_lets_the_reports_go()
    {
        Report(1, 2);
        Assert.Empty(_world.ScheduleTables(Closing(3)));
        Assert.Empty(_world.Events.Runs);
        var next = Assert.Single(_world.Queues.Sent);
        Assert.Equal((WorkQueue.Accounts, 1, 525), (next.Queue, ((CloseRun)next.Item).Hops, (int)next.Delay.TotalSeconds));
        Assert.Equal((2, 0), (_world.Reports.All.Count, _world.Reports.Held));
    }

    [Fact]
    public void When_the_time_is_up_those_of_which_nothing_was_heard_are_named()
    {
        Report(1, 3);
        Deliver(Closing(3));
        Assert.Equal((EventOutcome.Partial, 1), (Told.Outcome, Told.Scopes.WithoutReport));
        Assert.Equal(Account(2), Assert.Single(Told.WithoutReport).Account);
        Assert.InRange(_world.Time.GetUtcNow() - World.Run.Time, s_until, s_until + TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void A_run_of_which_nothing_was_heard_at_all_has_failed()
    {
        Deliver(Closing(2));
        Assert.Equal((EventOutcome.Failed, 2), (Told.Outcome, Told.Scopes.WithoutReport));
    }

    [Fact]
    public void Reports_that_come_twice_count_once()
    {
        Report(1, 1, 2, 2, 2);
        _world.ScheduleTables(Closing(2));
        Assert.Equal((2, 6), (Told.Scopes.Reported, Told.Counts.Verified));
        Assert.IsType<RunClosed>(Assert.Single(_world.Reports.All));
    }

    [Fact]
    public void Reports_of_other_runs_and_what_cannot_be_read_stay_untouched()
    {
        var other = Items.DaysBefore(1);
        _world.Reports.Add(TellReview.Of(Review(1, other)));
        _world.Reports.Add(new RunClosed { Version = 1, Run = other, Account = Account(1) });
        _world.Reports.Add(null);
        Report(1);
        _world.ScheduleTables(Closing(1));
        Assert.Equal((EventOutcome.Ok, 1), (Told.Outcome, Told.Scopes.Expected));
        Assert.Equal(0, _world.Reports.Held);
        Assert.Equal([other, other, null, World.Run], _world.Reports.All.Select(item => item?.Run));
        Assert.Equal(1, _world.Log.Count(3115));
    }

    [Theory]
    [InlineData(nameof(Operation.PublishRun))]
    [InlineData(nameof(Operation.Send))]
    [InlineData(nameof(Operation.DeleteReports))]
    public void A_failure_anywhere_loses_no_report_and_tells_at_worst_twice_with_one_id(string operation)
    {
        Report(1, 2, 3);
        _world.Wire.Fail(Enum.Parse<Operation>(operation), FailureKind.Transient, applies: call => call.Number == 1);
        Assert.NotEmpty(_world.ScheduleTables(Closing(3)));
        Assert.Equal(0, _world.Reports.Held);
        Assert.Empty(_world.ScheduleTables(Closing(3), receive: 2));
        Assert.Empty(_world.ScheduleTables(Closing(3), receive: 3));
        Assert.InRange(_world.Events.Runs.Count, 1, 2);
        Assert.All(_world.Events.Runs, run => Assert.Equal(("run/20261122T010000Z", EventOutcome.Ok, 3), (run.Id, run.Outcome, run.Scopes.Ok)));
        Assert.Empty(_world.Reports.Items<TellReview>());
        Assert.NotEmpty(_world.Reports.Items<RunClosed>());
    }

    [Fact]
    public void A_process_that_dies_while_it_holds_the_reports_is_waited_for()
    {
        Report(1, 2);
        // Held by nobody who will let them go, after the time is up.
        _world.Time.Advance(s_until);
        _world.Time.Run(HoldAllAsync);
        _world.ScheduleTables(Closing(2));
        Assert.Empty(_world.Events.Runs);
        _world.DeliverAll();
        Assert.Equal((EventOutcome.Ok, 2), (Told.Outcome, Told.Scopes.Ok));
    }

    [Fact]
    public void Two_that_close_one_run_at_once_neither_lose_reports_nor_tell_that_any_are_lacking()
    {
        Report([.. Enumerable.Range(1, 40)]);
        _world.Wire.Latency = operation => operation is Operation.HoldReports or Operation.ReleaseReports ? TimeSpan.FromMilliseconds(10) : TimeSpan.Zero;
        _world.ScheduleTables(Delivery.Of(Closing(40), World.Run.Time, "one"), Delivery.Of(Closing(40), World.Run.Time, "two"));
        // A seed of jitter that differs: else both would meet for ever.
        var hops = 0;
        while (_world.Queues.Take() is { Count: > 0 } waiting && ++hops < 20)
            foreach (var sent in waiting) _world.ScheduleTables(sent.Item);
        Assert.NotEmpty(_world.Events.Runs);
        Assert.All(_world.Events.Runs, run => Assert.Equal((EventOutcome.Ok, 40), (run.Outcome, run.Scopes.Ok)));
        Assert.Empty(_world.Reports.Items<TellReview>());
    }

    [Fact]
    public void A_run_that_was_told_of_is_not_told_again_and_late_reports_of_it_go()
    {
        Report(1, 2);
        _world.ScheduleTables(Closing(2));
        Report(1);
        _world.Time.Advance(TimeSpan.FromHours(20));
        _world.ScheduleTables(Delivery.Of(Closing(2), World.Run.Time, "fired-twice"));
        Assert.Equal(EventOutcome.Ok, Told.Outcome);
        Assert.Empty(_world.Queues.Sent);
        Assert.IsType<RunClosed>(Assert.Single(_world.Reports.All));
        Assert.Equal(1, _world.Log.Count(3113));
    }

    [Fact]
    public void A_late_report_does_not_change_what_was_told()
    {
        Report(1);
        Deliver(Closing(2));
        Report(2);
        Assert.Equal((EventOutcome.Partial, 1), (Told.Outcome, Told.Scopes.WithoutReport));
        Assert.Equal(2, _world.Reports.All.Count);
    }

    [Fact]
    public void A_bus_that_refuses_for_good_is_one_letter_that_tells_when_it_is_put_back()
    {
        Report(1, 2);
        _world.Wire.Fail(Operation.PublishRun, FailureKind.AccessDenied);
        Assert.Empty(_world.ScheduleTables(Closing(2)));
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal((2, 0), (_world.Reports.All.Count, _world.Reports.Held));
        _world.Wire.Heal();
        Assert.True(WorkItemJson.TryRead(letter.Body, out var redriven, out _));
        _world.ScheduleTables(redriven);
        Assert.Equal(EventOutcome.Ok, Told.Outcome);
    }

    [Fact]
    public void A_run_whose_reports_may_have_expired_is_not_told_as_if_nothing_had_been_heard()
    {
        _world.Time.Advance(TimeSpan.FromHours(41));
        Assert.Empty(_world.ScheduleTables(Closing(2)));
        Assert.Empty(_world.Events.Runs);
        Assert.Empty(_world.Queues.Sent);
        Assert.Equal((1, 1), (_world[Metric.EventsNotPublished], _world.Log.Count(3114)));
    }

    [Fact]
    public void Ten_thousand_reports_are_added_up_in_one_invocation_at_the_speed_of_SQS()
    {
        Report([.. Enumerable.Range(1, 10_000)]);
        _world.Wire.Latency = operation =>
            operation is Operation.HoldReports or Operation.DeleteReports or Operation.ReleaseReports ? TimeSpan.FromMilliseconds(30) : TimeSpan.Zero;
        Assert.Empty(_world.ScheduleTables(Closing(10_000)));
        Assert.Equal((EventOutcome.Ok, 10_000), (Told.Outcome, Told.Scopes.Ok));
        Assert.IsType<RunClosed>(Assert.Single(_world.Reports.All));
        Assert.InRange(_world.Time.GetUtcNow() - World.Run.Time, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void More_than_the_time_allows_are_let_go_and_looked_at_again()
    {
        Report([.. Enumerable.Range(1, 1000)]);
        _world.Timeout = TimeSpan.FromSeconds(60);
        _world.Wire.Latency = operation => operation == Operation.HoldReports ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        Assert.Empty(_world.ScheduleTables(Closing(1000)));
        Assert.Empty(_world.Events.Runs);
        Assert.IsType<CloseRun>(Assert.Single(_world.Queues.Sent).Item);
        Assert.Equal((1000, 0), (_world.Reports.All.Count, _world.Reports.Held));
    }

    [Fact]
    public void Reports_that_cannot_be_let_go_come_back_by_themselves_and_cost_nothing_else()
    {
        Report(1);
        _world.Wire.Fail(Operation.ReleaseReports, FailureKind.Transient);
        Assert.Empty(_world.ScheduleTables(Closing(2)));
        Assert.Equal((1, 1), (_world.Reports.Held, _world.Log.Count(3116)));
    }

    [Fact]
    public void The_schedule_asks_for_the_runs_end_once_behind_everything_that_it_sends()
    {
        _world.Organization.Add("111122223333");
        _world.Organization.Add("222233334444");
        _world.ScheduleAccounts(World.Run.Time.UtcDateTime);
        var last = _world.Queues.Sent[^1];
        var closing = Assert.IsType<CloseRun>(last.Item);
        Assert.Equal((WorkQueue.Accounts, 600, "999988887777"), (last.Queue, (int)last.Delay.TotalSeconds, closing.Account.Value));
        Assert.Equal(_world.Queues.Items<BackUpAccount>().Select(item => item.Scope), closing.Scopes);
    }

    [Fact]
    public void Without_a_queue_for_reports_no_run_is_closed_and_reviews_are_told_all_the_same()
    {
        var world = new World(("EVENT_BUS", "default"));
        world.Organization.Add("111122223333");
        world.ScheduleAccounts(World.Run.Time.UtcDateTime);
        Assert.Empty(world.Queues.Items<CloseRun>());
        world.RunToTheEnd(World.Run);
        Assert.NotEmpty(world.Events.Reviews);
        Assert.Empty(world.Reports.All);
    }

    private static AccountId Account(int number) => AccountId.Parse($"{number:000000000000}");

    private static CloseRun Closing(int accounts) => Firing.OfSchedule(World.Run)
        .Closing(AccountId.Parse("999988887777"), Enumerable.Range(1, accounts).Select(Account), [World.Scope.Region]);

    private static ReviewEvent Review(int account, RunId run) => ReviewOutcome.Tell(
        new ReviewFinish(
            run, new TableScope(Account(account), World.Scope.Region), AdHoc: false, ReviewEnd.Reviewed, Looks: 1,
            new ReviewTally { Counts = new ReviewCounts { Verified = 3 } }),
        "message", run.Time.AddMinutes(6));

    private void Report(params int[] accounts)
    {
        foreach (var account in accounts) _world.Reports.Add(TellReview.Of(Review(account, World.Run)));
    }

    private void Deliver(WorkItem item) => _world.DeliverAll(new SentItem(WorkQueue.Accounts, item, TimeSpan.Zero, _world.Time.GetUtcNow()));

    private async Task<int> HoldAllAsync()
    {
        var held = 0;
        await foreach (var some in _world.Reports.HoldAsync(TimeSpan.FromSeconds(900), CancellationToken.None)) held += some.Count;
        return held;
    }
}
