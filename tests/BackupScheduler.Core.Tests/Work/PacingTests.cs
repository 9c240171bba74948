using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Tests.Work;

public sealed class PacingTests
{
    [Theory]
    [InlineData(45, 0, 0)]
    [InlineData(45, 44, 0)]
    [InlineData(45, 45, 1)]
    [InlineData(45, 250, 5)]
    [InlineData(4.5, 9, 2)]
    [InlineData(0.1, 91, 910)]
    [InlineData(9, 1_000_000, 111_111)]
    public void An_item_waits_for_the_units_before_it(double rate, long units, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new Pacing(rate).DelayAfter(units));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(899, 899)]
    [InlineData(900, 900)]
    [InlineData(901, 900)]
    public void A_delay_is_cut_to_what_a_queue_can_hold(int seconds, int cut) =>
        Assert.Equal(TimeSpan.FromSeconds(cut), Pacing.Cut(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void No_second_has_more_units_than_the_rate()
    {
        foreach (var rate in new[] { 0.5, 1, 4.5, 9, 45 })
            Assert.All(
                Enumerable.Range(0, 500).GroupBy(i => new Pacing(rate).DelayAfter(i)),
                second => Assert.True(second.Count() <= Math.Ceiling(rate)));
    }
}
