using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class ReviewPatienceTests
{
    [Theory]
    [InlineData(100, 0, 0, 6, false)]
    [InlineData(100, 1, 0, 6, true)]
    [InlineData(100, 1, 2, 3, true)]
    [InlineData(100, 1, 1, 3, false)]
    [InlineData(100, 10, 10, 5, false)]
    [InlineData(100, 11, 11, 5, true)]
    [InlineData(100, 100, 100, 1, true)]
    [InlineData(100, 100, 100, 0, false)]
    [InlineData(100, 1, 0, 0, false)]
    [InlineData(9, 9, 9, 5, false)]
    [InlineData(10, 10, 10, 5, true)]
    [InlineData(10_000, 1000, 1000, 5, false)]
    [InlineData(10_000, 1001, 1001, 5, true)]
    public void A_backlog_is_waited_for_until_patience_ends_and_a_few_tables_while_they_become_fewer(
        int selected, int unfinished, int awaited, int left, bool waits) =>
        Assert.Equal(waits, ReviewPatience.IsToWait(selected, unfinished, awaited, left));

    [Theory]
    [InlineData(86_400, 300, 6, 60)]
    [InlineData(1_800, 300, 5, 60)]
    [InlineData(1_500, 300, 0, 60)]
    [InlineData(300, 60, 0, 60)]
    [InlineData(60, 12, 0, 12)]
    [InlineData(86_400, 2, 6, 2)]
    [InlineData(86_400, 0, 0, 0)]
    public void Whatever_is_waited_all_looks_fall_before_the_run_is_superseded(int supersededAfter, int delay, int patience, int wait)
    {
        var (interval, between) = (TimeSpan.FromSeconds(supersededAfter), TimeSpan.FromSeconds(delay));
        Assert.Equal((patience, TimeSpan.FromSeconds(wait)), (ReviewPatience.For(interval, between), ReviewPatience.WaitFor(between)));
        Assert.True((ReviewPatience.For(interval, between) * ReviewPatience.WaitFor(between)) + (between * RunReview.MaxLooks) <= interval);
    }
}
