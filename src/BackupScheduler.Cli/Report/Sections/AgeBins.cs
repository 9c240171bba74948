using System.Globalization;
using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.Report.Sections;

/// <summary>Steps of age in round numbers, one of which ends where an age becomes too old.</summary>
/// <param name="Edges">The oldest age of each step; the last is <see cref="TimeSpan.MaxValue"/>.</param>
internal sealed record AgeBins(IReadOnlyList<TimeSpan> Edges)
{
    private const int Within = 6;
    private static readonly int[] s_minutes = [5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1_440, 2_880, 10_080];

    /// <summary>The steps for a limit: at most 7 up to it, then to its double, its fourfold, and beyond.</summary>
    public static AgeBins Of(TimeSpan limit)
    {
        var step = TimeSpan.FromMinutes(s_minutes.FirstOrDefault(minutes => limit.TotalMinutes / minutes <= Within + 1, (int)Math.Ceiling(limit.TotalMinutes / Within)));
        var edges = new List<TimeSpan>();
        for (var edge = step; edge < limit; edge += step) edges.Add(edge);
        return new AgeBins([.. edges, limit, limit * 2, limit * 4, TimeSpan.MaxValue]);
    }

    /// <summary>How many ages each step has; those that are null are in none.</summary>
    public IReadOnlyList<long> Count(IEnumerable<TimeSpan?> ages)
    {
        var counts = new long[Edges.Count];
        foreach (var age in ages.OfType<TimeSpan>()) counts[Edges.Index().First(edge => age <= edge.Item).Index]++;
        return counts;
    }

    public string Title(int step, long count)
    {
        var from = step == 0 ? null : Figures.Age(Edges[step - 1]);
        var range = (from, Edges[step] == TimeSpan.MaxValue) switch
        {
            (null, _) => $"up to {Figures.Age(Edges[step])}",
            (_, true) => $"older than {from}",
            _ => $"older than {from}, up to {Figures.Age(Edges[step])}",
        };
        return $"{range}: {Figures.Count(count, "table")}";
    }

    /// <summary>A step's end, short enough to stand below a column.</summary>
    public static string Short(TimeSpan edge, bool isLast)
    {
        if (isLast) return "more";
        var (number, unit) = edge.TotalMinutes < 90 ? (edge.TotalMinutes, "min") : edge.TotalHours < 96 ? (edge.TotalHours, "h") : (edge.TotalDays, "d");
        return string.Create(CultureInfo.InvariantCulture, $"≤ {number:0.#} {unit}");
    }
}
