using BackupScheduler.Bench.Cold;

namespace BackupScheduler.Simulation.Tests.Bench;

/// <summary>What is concluded from fresh processes.</summary>
public sealed class ColdReportTests
{
    private const long Mebibyte = 1024 * 1024;
    private static readonly Contender s_native = new("Native AOT", "bootstrap", [], new DeployedSize(12_000_000, 5_700_000));
    private static readonly Contender s_python = new("Python 3.11 + boto3 1.43", "python3", [], null);

    [Theory]
    [InlineData(30, 20, 5_700_000, true)]
    [InlineData(31, 20, 5_700_000, false)]
    [InlineData(30, 26, 5_700_000, false)]
    [InlineData(30, 20, 6_000_001, false)]
    public void Each_number_must_be_reached(double first, long mebibytes, long zip, bool isReached)
    {
        var native = s_native with { Size = new DeployedSize(12_000_000, zip) };
        var report = new ColdReport([Figures(native, first, mebibytes), Figures(s_python, 300, 45)]);
        Assert.Equal(isReached, report.IsReached);
        Assert.Equal(3, report.ToResult().Goals.Count);
    }

    [Fact]
    public void What_was_not_measured_is_not_reached_and_the_page_says_so()
    {
        var report = new ColdReport([Figures(s_native, 30, 20)]) { Missing = ["Python, since none with boto3 was found"] };
        Assert.False(report.IsReached);
        Assert.Contains("Not measured, and so not reached: Python", report.ToResult().Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Repeated_times_are_told_by_their_median_and_their_ends()
    {
        Assert.Equal(new Spread(2, 1, 50), Spread.Of([50, 1, 2]));
        Assert.Equal(new Spread(2.5, 1, 50), Spread.Of([50, 1, 2, 3]));
    }

    private static ColdFigures Figures(Contender contender, double first, long mebibytes) => new(
        contender, ColdCase.OneCall, [new ColdTrial(first, 1, mebibytes * Mebibyte, mebibytes * Mebibyte)]);
}
