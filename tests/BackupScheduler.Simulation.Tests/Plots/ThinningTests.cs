using BackupScheduler.Bench.Plots;
using OxyPlot;

namespace BackupScheduler.Simulation.Tests.Plots;

/// <summary>A plot of few points looks like that of all.</summary>
public sealed class ThinningTests
{
    [Fact]
    public void A_hundred_thousand_points_become_400_at_most_with_the_first_the_last_and_the_peaks()
    {
        List<DataPoint> points = [.. Enumerable.Range(0, 100_000).Select(x => new DataPoint(x, Math.Sin(x)))];
        points[77_777] = new DataPoint(77_777, 50);
        points[33_333] = new DataPoint(33_333, -50);
        var thinned = Thinning.Of(points);
        Assert.InRange(thinned.Count, 300, Thinning.MostPoints);
        Assert.Equal((points[0], points[^1]), (thinned[0], thinned[^1]));
        Assert.Contains(points[77_777], thinned);
        Assert.Contains(points[33_333], thinned);
        Assert.Equal(thinned.OrderBy(point => point.X), thinned);
    }

    [Fact]
    public void Of_a_level_stretch_its_ends_are_left()
    {
        DataPoint[] points = [new(0, 1), new(1, 2), new(2, 2), new(3, 2), new(4, 2), new(5, 3)];
        Assert.Equal([points[0], points[1], points[4], points[5]], Thinning.Of(points));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(400)]
    public void Few_points_stay_as_they_are(int count)
    {
        List<DataPoint> points = [.. Enumerable.Range(0, count).Select(x => new DataPoint(x, x))];
        Assert.Equal(points, Thinning.Of(points));
    }
}
