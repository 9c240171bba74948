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

    /// <summary>Small accounts hardly notice a large one: each time counts from the account's own first message.</summary>
    /// <param name="report">The organization's run.</param>
    /// <param name="quiet">The same without the large account.</param>
    public static IReadOnlyList<Goal> OfQuietNeighbours(RunReport report, RunReport quiet)
    {
        var least = report.Scopes.Min(scope => scope.Tables);
        return
        [
            .. Of("last create", scope => scope.LastCreate),
            .. Of("last prune", scope => scope.LastPrune),
        ];

        IEnumerable<Goal> Of(string what, Func<ScopeTimes, TimeSpan?> time)
        {
            var (with, without) = (Times(report, time), Times(quiet, time));
            yield return new Goal($"times as long as without the large one until a small account's {what}, the slowest", with[^1] / without[^1], 1.5);
            yield return new Goal($"times as long as without the large one until a small account's {what}, the median", with[with.Count / 2] / without[without.Count / 2], 1.5);
        }

        List<double> Times(RunReport of, Func<ScopeTimes, TimeSpan?> time) =>
            [.. of.Scopes.Where(scope => scope.Tables == least).Select(scope => time(scope)?.TotalSeconds ?? double.PositiveInfinity).Order()];
    }
}
