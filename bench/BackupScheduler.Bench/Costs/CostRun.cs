using BackupScheduler.Bench.Plots;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Bench.Costs;

/// <summary>A simulated run and what it used.</summary>
/// <param name="Scenario">What was simulated: the steady state, in which each table loses one backup.</param>
/// <param name="Report">What it came to.</param>
/// <param name="Use">What it used.</param>
/// <param name="Took">Real time.</param>
internal sealed record CostRun(Scenario Scenario, RunReport Report, RunUse Use, TimeSpan Took)
{
    /// <summary>Invocations of all functions.</summary>
    public long Invocations => Use.Functions.Sum(function => function.Invocations);

    /// <summary>What Lambda's price for duration is for.</summary>
    public double GigabyteSeconds => Use.Functions.Sum(function => function.GigabyteSeconds);

    /// <summary>Most invocations of <c>Worker</c> in work at once: its event source's limit and Lambda's own growth bound it.</summary>
    public int PeakWorkers => Use.Functions.Where(function => function.Function == FunctionName.Worker).Sum(function => function.PeakConcurrency);

    /// <summary>What all functions wrote.</summary>
    public long LogBytes => Use.Functions.Sum(function => function.LogBytes);

    /// <summary>Every table is backed up, once.</summary>
    public bool IsWhole => Report is { NotBackedUp: 0, Duplicates: 0 };

    /// <summary>How long it took, beside what DynamoDB's rates alone ask for in each account-Region: all are of one size.</summary>
    public CompletionPoint Completion => new(
        Report.Tables,
        Report.LastCreate,
        Report.LastPrune - Report.ReviewBegan,
        TimeSpan.FromSeconds(Scenario.Tables / Scenario.Rates.CreateBackup),
        TimeSpan.FromSeconds(Scenario.Tables / Scenario.Rates.DeleteBackup));

    /// <summary>Its size and cost.</summary>
    public CostPoint CostAt(Prices prices) => new(Report.Tables, RunCost.Of(Use, prices));
}
