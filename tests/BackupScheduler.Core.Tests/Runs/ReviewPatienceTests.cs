using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class ReviewPatienceTests
{
    [Theory]
    [InlineData(100, 0, 5, false)]
    [InlineData(100, 1, 5, true)]
    [InlineData(100, 1, 4, false)]
    [InlineData(100, 10, 4, false)]
    [InlineData(100, 11, 4, true)]
    [InlineData(100, 11, 1, true)]
    [InlineData(100, 100, 0, false)]
    [InlineData(9, 9, 4, false)]
    [InlineData(10, 10, 4, true)]
    [InlineData(10_000, 1000, 4, false)]
    [InlineData(10_000, 1001, 4, true)]
    public void A_few_missing_tables_are_waited_for_once_and_a_backlog_until_patience_ends(int selected, int missing, int left, bool waits) =>
        Assert.Equal(waits, ReviewPatience.IsToWait(selected, missing, left));
}
