using System.Globalization;
using BackupScheduler.Core.Runs;
using CsCheck;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class RunIdTests
{
    [Fact]
    public void A_run_is_named_by_its_time_in_UTC()
    {
        var run = RunId.At(new DateTimeOffset(2026, 11, 22, 3, 4, 5, 678, TimeSpan.FromHours(2)));
        Assert.Equal("20261122T010405Z", run.ToString());
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 1, 4, 5, TimeSpan.Zero), run.Time);
        Assert.Equal(TimeSpan.Zero, run.Time.Offset);
    }

    [Fact]
    public void A_run_reads_back() => Gen.DateTimeOffset.Sample(time =>
    {
        var run = RunId.At(time);
        Assert.Equal(run, RunId.Parse(run.ToString()));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("20261122T010000")]
    [InlineData("20261122T010000z")]
    [InlineData("20261122 010000Z")]
    [InlineData("20261322T010000Z")]
    [InlineData("20260229T010000Z")]
    [InlineData("20261122T240000Z")]
    [InlineData("20261122T010000Z ")]
    [InlineData(" 20261122T010000Z")]
    [InlineData("2026-11-22T01:00:00Z")]
    [InlineData("20261122T010000+00")]
    public void Nothing_else_is_a_run(string? text)
    {
        Assert.False(RunId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => RunId.Parse(text!));
    }

    [Fact]
    public void Runs_are_ordered_by_time()
    {
        string[] runs = ["20270101T000000Z", "20261122T010001Z", "20261122T010000Z"];
        Assert.Equal(runs.Reverse(), runs.Select(RunId.Parse).Order().Select(run => run.ToString()));
    }

    [Fact]
    public void Two_texts_of_one_run_do_not_exist() =>
        Assert.Equal(
            RunId.Parse("20261122T010000Z"),
            RunId.At(DateTimeOffset.Parse("2026-11-22T01:00:00.9Z", CultureInfo.InvariantCulture)));
}
