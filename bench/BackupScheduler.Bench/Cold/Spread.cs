namespace BackupScheduler.Bench.Cold;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Of at least one.</summary>
    public static Spread Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        var middle = sorted.Length / 2;
        return new Spread(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2, sorted[0], sorted[^1]);
    }
}
