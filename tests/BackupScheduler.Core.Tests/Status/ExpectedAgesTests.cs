using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;

namespace BackupScheduler.Core.Tests.Status;

public sealed class ExpectedAgesTests
{
    // 2026-11-28 is a Saturday.
    [Theory]
    [InlineData("rate(24 hours)", "2026-11-28T09:30:00Z", 26)]
    [InlineData("rate(1 hour)", "2026-11-28T09:30:00Z", 3)]
    [InlineData("rate(7 days)", "2026-11-28T09:30:00Z", 170)]
    [InlineData("cron(0 1 * * ? *)", "2026-11-28T09:30:00Z", 26)]
    [InlineData("cron(0 1 ? * MON-FRI *)", "2026-11-28T09:30:00Z", 74)]
    [InlineData("cron(0 1 ? * MON-FRI *)", "2026-11-26T09:30:00Z", 26)]
    [InlineData("cron(0 1 ? * MON-FRI *)", "2026-11-30T01:10:00Z", 74)]
    [InlineData("cron(0 1 ? * MON-FRI *)", "2026-11-30T03:10:00Z", 26)]
    [InlineData("cron(0 1 1 * ? *)", "2026-11-28T09:30:00Z", 722)]
    public void A_newest_backup_may_be_as_old_as_the_gap_between_runs_and_two_hours(string schedule, string now, double hours) =>
        Assert.Equal(hours, ExpectedAges.OfBackups(Schedule.Parse(schedule), DateTimeOffset.Parse(now, null)).TotalHours);

    [Fact]
    public void A_copy_may_be_twice_as_old_as_the_gap_between_runs() =>
        Assert.Equal(48, ExpectedAges.OfCopies(Schedule.Default, DateTimeOffset.UnixEpoch).TotalHours);
}
