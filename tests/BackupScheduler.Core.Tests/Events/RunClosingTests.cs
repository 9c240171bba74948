using BackupScheduler.Core.Events;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using CsCheck;

namespace BackupScheduler.Core.Tests.Events;

public sealed class RunClosingTests
{
    private static readonly DateTimeOffset s_start = PlainEvents.Run.Time;
    private static readonly DateTimeOffset s_until = RunClosing.Until(s_start, TimeSpan.FromHours(24));

    [Theory]
    [InlineData(24, 8 * 60 + 15)]
    [InlineData(12, 8 * 60 + 15)]
    [InlineData(1, 60 + 15)]
    public void Reports_are_waited_for_until_the_next_run_or_eight_hours(int hours, int minutes) =>
        Assert.Equal(s_start.AddMinutes(minutes), RunClosing.Until(s_start, TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData(2, true, 0, true)]
    [InlineData(2, false, 0, true)]
    [InlineData(1, true, -1, false)]
    [InlineData(1, true, 0, true)]
    [InlineData(1, false, 0, false)]
    [InlineData(1, false, 3599, false)]
    [InlineData(1, false, 3600, true)]
    public void A_run_is_closed_when_all_have_reported_or_the_time_is_up(int reported, bool isWhole, int secondsAfter, bool isClosed)
    {
        var reports = Enumerable.Range(1, reported)
            .Select(i => PlainEvents.Review(new TableScope(PlainEvents.Account(i), PlainEvents.Ireland), EventOutcome.Ok)).ToList();
        var decision = RunClosing.Decide(PlainEvents.Closing(2), reports, isWhole, s_until, s_until.AddSeconds(secondsAfter));
        Assert.Equal(isClosed, decision.IsClosed);
        Assert.NotEmpty(decision.Because);
    }

    [Fact]
    public void Two_reports_of_one_scope_are_one()
    {
        var report = PlainEvents.Review(PlainEvents.Scope, EventOutcome.Ok);
        Assert.False(RunClosing.Decide(PlainEvents.Closing(2), [report, report], true, s_until, s_start).IsClosed);
    }

    [Fact]
    public void A_run_of_nothing_is_closed_at_once() => Assert.True(RunClosing.Decide(PlainEvents.Closing(0), [], true, s_until, s_start).IsClosed);

    [Fact]
    public void The_looks_come_ever_later_in_whole_seconds_that_a_queue_can_hold() => Assert.Equal(
        [600, 900, 900], Enumerable.Range(0, 3).Select(hops => (int)RunClosing.DelayAfter(hops, TimeSpan.FromSeconds(300), 0).TotalSeconds));

    [Fact]
    public void Whatever_the_delay_of_reviews_the_looks_never_run_out_before_the_time_is_up() =>
        Gen.Select(Gen.Int[0, 900], Gen.Double[0, 1]).Sample((seconds, jitter) =>
        {
            var (hops, at) = (0, s_start);
            for (; at < s_until + RunClosing.Grace; hops++)
            {
                var delay = RunClosing.DelayAfter(hops, TimeSpan.FromSeconds(seconds), jitter);
                Assert.InRange(delay, TimeSpan.FromSeconds(1), Pacing.LongestDelay);
                Assert.Equal(0, delay.Ticks % TimeSpan.TicksPerSecond);
                at += delay;
            }

            Assert.InRange(hops, 1, WorkItem.MaxHops - 1);
        });
}
