using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class SupersessionTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");

    [Theory]
    [InlineData("rate(1 hour)", 3600)]
    [InlineData("rate(24 hours)", 86_400)]
    [InlineData("rate(7 days)", 86_400)]
    [InlineData("cron(0 1,5 * * ? *)", 4 * 3600)]
    [InlineData("cron(0 1 1 1 ? 2020)", 86_400)]
    public void A_run_is_too_old_after_one_interval_and_24_hours_at_most(string schedule, int seconds)
    {
        var last = Run.Time.AddSeconds(seconds);
        Assert.Null(Supersession.ByAge(Schedule.Parse(schedule), Run, last));
        Assert.Equal($"the run is older than {seconds / 3600} hours", Supersession.ByAge(Schedule.Parse(schedule), Run, last.AddTicks(1)));
    }

    /// <summary>An operator's run just before the next firing, and a firing in another time zone, were dead within minutes.</summary>
    [Theory]
    [InlineData("cron(2 1 * * ? *)", 86_400)]
    [InlineData("cron(0 2 * * ? *)", 86_400)]
    [InlineData("cron(30 * * * ? *)", 3600)]
    public void A_run_that_is_not_on_the_schedule_lives_for_an_interval_too(string schedule, int seconds)
    {
        var last = Run.Time.AddSeconds(seconds);
        Assert.Null(Supersession.ByAge(Schedule.Parse(schedule), Run, last));
        Assert.NotNull(Supersession.ByAge(Schedule.Parse(schedule), Run, last.AddTicks(1)));
    }

    [Fact]
    public void A_run_in_the_future_is_not_old() => Assert.Null(Supersession.ByAge(Schedule.Default, Run, Run.Time.AddYears(-1)));

    [Theory]
    [InlineData("00010101T000000Z")]
    [InlineData("99991231T235959Z")]
    public void The_first_and_last_runs_there_can_be_break_nothing(string run) =>
        Assert.Equal(run[0] == '0', Supersession.ByAge(Schedule.Default, RunId.Parse(run), Run.Time) is not null);
}
