namespace BackupScheduler.Simulation.Reporting;

/// <summary>What is promised of organizations, held against the same settings with one account alone.</summary>
public static class ScaleGoals
{
    /// <summary>The least memory that Lambda gives.</summary>
    private const int LeastMemory = 128;

    /// <summary>A large organization ends hardly later than its largest account would alone.</summary>
    /// <param name="report">The organization's run.</param>
    /// <param name="alone">The largest account's, alone.</param>
    public static IReadOnlyList<Goal> OfLargeOrganization(RunReport report, RunReport alone) =>
    [
        new("seconds until all is over", report.Ended.TotalSeconds, (1.2 * alone.Ended.TotalSeconds) + 300),
        new("% of DynamoDB calls throttled", 100 * report.ThrottledShare, 1),
        new("MB of memory of the largest function", report.Use.Functions.Max(function => function.MemoryMegabytes), LeastMemory),
    ];

    /// <summary>Small accounts hardly notice a large one.</summary>
    /// <param name="report">The organization's run.</param>
    /// <param name="alone">A small account's, alone.</param>
    public static IReadOnlyList<Goal> OfQuietNeighbours(RunReport report, RunReport alone)
    {
        var least = report.Scopes.Min(scope => scope.Tables);
        var quiet = report.Scopes.Where(scope => scope.Tables == least).ToList();
        return
        [
            .. Of("last create", scope => scope.LastCreate),
            .. Of("last prune", scope => scope.LastPrune),
        ];

        IEnumerable<Goal> Of(string what, Func<ScopeTimes, TimeSpan?> time)
        {
            var single = time(alone.Scopes[0])?.TotalSeconds ?? double.NaN;
            var ratios = quiet.Select(scope => (time(scope)?.TotalSeconds ?? double.PositiveInfinity) / single).Order().ToList();
            yield return new Goal($"times as long as alone until a small account's {what}, the worst", ratios[^1], 1.5);
            yield return new Goal($"times as long as alone until a small account's {what}, the median", ratios[ratios.Count / 2], 1.5);
        }
    }
}
