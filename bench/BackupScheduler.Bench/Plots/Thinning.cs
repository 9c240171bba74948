using OxyPlot;

namespace BackupScheduler.Bench.Plots;

/// <summary>Fewer points that look the same.</summary>
internal static class Thinning
{
    /// <summary>More are not to be told apart at the width of a plot.</summary>
    public const int MostPoints = 400;

    /// <summary>
    /// The first and the last point, and of each stretch between them the lowest and the highest: a peak is never left out. Within
    /// a level stretch none is needed.
    /// </summary>
    public static IReadOnlyList<DataPoint> Of(IReadOnlyList<DataPoint> points)
    {
        List<DataPoint> turns = [.. points.Where((_, number) => !IsLevel(points, number))];
        if (turns.Count <= MostPoints) return turns;
        var size = (int)Math.Ceiling((turns.Count - 2) / ((MostPoints - 2) / 2.0));
        return [turns[0], .. turns[1..^1].Chunk(size).SelectMany(Extremes), turns[^1]];
    }

    private static bool IsLevel(IReadOnlyList<DataPoint> points, int number) =>
        number > 0 && number < points.Count - 1 && points[number].Y.Equals(points[number - 1].Y) && points[number].Y.Equals(points[number + 1].Y);

    private static IEnumerable<DataPoint> Extremes(DataPoint[] stretch)
    {
        var (low, high) = (stretch.MinBy(point => point.Y), stretch.MaxBy(point => point.Y));
        return low.Equals(high) ? [low] : low.X < high.X ? [low, high] : [high, low];
    }
}
