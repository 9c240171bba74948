using System.Diagnostics;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Bench.Simulate;

/// <summary>What the simulated runs came to.</summary>
/// <param name="Runs">The runs, each with its goals; none where faults are injected, which no goal is about.</param>
/// <param name="Took">Real time.</param>
internal sealed record SimulationResult(IReadOnlyList<(RunReport Report, IReadOnlyList<Goal> Goals)> Runs, TimeSpan Took)
{
    /// <summary>Every table is backed up, and every goal met.</summary>
    public bool Succeeded => Runs.All(run => run.Report.NotBackedUp == 0 && run.Goals.All(goal => goal.IsMet));

    public static SimulationResult Of(Scenario scenario, int runs, TextWriter? trace)
    {
        var watch = Stopwatch.StartNew();
        using var simulation = new OrganizationSimulation(scenario, trace is null ? null : trace.WriteLine);
        var hasFaults = scenario.Faults != FaultPlan.None || scenario.Queues.DuplicateShare > 0;
        var reports = Enumerable.Range(0, runs).Select(_ => simulation.Run()).ToList();
        return new SimulationResult([.. reports.Select(report => (report, Goals(scenario, report, hasFaults)))], watch.Elapsed);
    }

    private static Goal[] Goals(Scenario scenario, RunReport report, bool hasFaults)
    {
        if (hasFaults) return [];
        Goal[] whole =
        [
            new("tables off retention", report.OffRetention, 0),
            new("duplicates", report.Duplicates, 0),
            new("dead letters", report.Letters.Values.Sum(), 0),
        ];
        // The figures are about one account: several work side by side, and share no rate but that of STS.
        return scenario.Accounts > 1 ? whole : [.. whole, .. Goal.Of(report)];
    }
}
