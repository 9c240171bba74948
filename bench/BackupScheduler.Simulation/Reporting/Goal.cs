using BackupScheduler.Core.Work;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>A figure that the design promises for the steady state without faults.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Figure">What came out.</param>
/// <param name="Limit">What it may be at most.</param>
public sealed record Goal(string Name, double Figure, double Limit)
{
    /// <summary>Whether the promise is kept.</summary>
    public bool IsMet => Figure <= Limit;

    /// <summary>The promises about one account in one Region, held against a run.</summary>
    /// <param name="report">The run.</param>
    /// <param name="createRate">The configured <c>CREATE_RATE</c>.</param>
    /// <param name="deleteRate">The configured <c>DELETE_RATE</c>.</param>
    public static IReadOnlyList<Goal> Of(RunReport report, double createRate = 45, double deleteRate = 9)
    {
        const double AwsListRate = 5, PageSize = 100;
        var deletes = report.Calls.GetValueOrDefault(Aws.Operation.DeleteBackup).Calls;
        // Beyond what fits the queue's longest delay a review goes table by table, with a listing for each.
        var tableByTable = Math.Max(0, deletes - (deleteRate * Pacing.LongestDelay.TotalSeconds));
        var pages = Math.Ceiling((report.Backups + deletes) / PageSize);
        var pruning = (report.LastPrune ?? report.ReviewBegan) - report.ReviewBegan;
        return
        [
            new("seconds until the last create", Seconds(report.LastCreate), AtMost(1.1, report.Tables / createRate)),
            new("seconds from the review to the last prune", Seconds(pruning), AtMost(1.15, ((pages + tableByTable) / AwsListRate) + (deletes / deleteRate))),
            new("% of DynamoDB calls throttled", 100 * report.ThrottledShare, 0.5),
            new("DynamoDB calls a table", report.CallsPerTable, 2.40),
        ];
    }

    // In a small account what it takes to start outweighs the share.
    private static double AtMost(double factor, double floor)
    {
        const double Starting = 3;
        return Math.Max(factor * floor, floor + Starting);
    }

    private static double Seconds(TimeSpan? time) => time?.TotalSeconds ?? 0;
}
