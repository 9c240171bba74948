using BackupScheduler.Core.Vault;
using CsCheck;

namespace BackupScheduler.Core.Tests.Vault;

public sealed class CopyWindowsTests
{
    [Theory]
    [InlineData(0, 0, new int[0])]
    [InlineData(0, 5, new int[0])]
    [InlineData(14, 59, new int[0])]
    [InlineData(15, 0, new[] { 900 })]
    [InlineData(24 * 60, 0, new[] { 86_400 })]
    [InlineData(24 * 60, 1, new[] { 43_200, 43_201 })]
    [InlineData(24 * 60, 90, new[] { 43_245, 43_245 })]
    [InlineData(48 * 60, 0, new[] { 86_400, 86_400 })]
    [InlineData(49 * 60, 0, new[] { 58_800, 58_800, 58_800 })]
    [InlineData(-60, 0, new int[0])]
    public void A_stretch_is_cut_into_as_few_and_equal_windows_as_may_be(int minutes, int seconds, int[] windows) => Assert.Equal(
        windows.Select(length => (double)length),
        CopyWindows.Cut(Copies.Begin, Copies.Begin.AddMinutes(minutes).AddSeconds(seconds)).Select(window => (window.To - window.From).TotalSeconds));

    [Fact]
    public void There_is_neither_gap_nor_overlap_and_each_is_within_the_bounds() => Gen.Int[900, 86_400 * 40].Sample(seconds =>
    {
        var (from, to) = (Copies.Begin, Copies.Begin.AddSeconds(seconds));
        var windows = CopyWindows.Cut(from, to);
        Assert.Equal((from, to), (windows[0].From, windows[^1].To));
        Assert.Equal(windows.Skip(1).Select(window => window.From), windows.SkipLast(1).Select(window => window.To));
        Assert.All(windows, window => Assert.InRange(window.To - window.From, CopyWindows.Shortest, CopyWindows.Longest));
        Assert.All(windows, window => Assert.Equal(0, window.To.Ticks % TimeSpan.TicksPerSecond));
        Assert.Equal((seconds + 86_399) / 86_400, windows.Count);
    });
}
