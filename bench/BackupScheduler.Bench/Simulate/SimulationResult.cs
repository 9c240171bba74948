using System.Diagnostics;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Scenarios;

namespace BackupScheduler.Bench.Simulate;

/// <summary>What the simulated runs came to.</summary>
/// <param name="Runs">The runs, each with its goals.</param>
/// <param name="Alone">The largest account alone, or the small ones without the large one: where that is what the runs are held against.</param>
/// <param name="Took">Real time.</param>
internal sealed record SimulationResult(IReadOnlyList<(RunReport Report, IReadOnlyList<Goal> Goals)> Runs, RunReport? Alone, TimeSpan Took)
{
    /// <summary>Every table is backed up, and every goal met.</summary>
    public bool Succeeded => Runs.All(run => run.Report.NotBackedUp == 0 && run.Goals.All(goal => goal.IsMet));

    public static SimulationResult Of(SimulationPlan plan, TextWriter? trace)
    {
        var watch = Stopwatch.StartNew();
        var alone = AloneOf(plan) is { } one ? Simulate(one, runs: 1, trace: null)[0] : null;
        var reports = Simulate(plan.Scenario, plan.Runs, trace);
        return new SimulationResult([.. reports.Select(report => (report, Goals(plan, report, alone)))], alone, watch.Elapsed);
    }

    private static List<RunReport> Simulate(Scenario scenario, int runs, TextWriter? trace)
    {
        using var simulation = new OrganizationSimulation(trace is null ? scenario : scenario with { IsTraced = true }, trace is null ? null : trace.WriteLine);
        return [.. Enumerable.Range(0, runs).Select(_ => simulation.Run())];
    }

    private static Scenario? AloneOf(SimulationPlan plan)
    {
        var tables = Enumerable.Range(0, plan.Scenario.Accounts).Select(plan.Scenario.TablesOf).ToList();
        return plan.Named.Promise switch
        {
            Promise.LargeOrganization => With(plan.Scenario, [tables.Max()]),
            Promise.QuietNeighbours => With(plan.Scenario, [.. tables.Where(count => count < tables.Max())]),
            _ => null,
        };
    }

    private static Scenario With(Scenario scenario, List<int> tables) => scenario with { Accounts = tables.Count, TablesByAccount = tables };

    private static Goal[] Goals(SimulationPlan plan, RunReport report, RunReport? alone)
    {
        var hasFaults = plan.Scenario.Faults != FaultPlan.None || plan.Scenario.Queues.DuplicateShare > 0;
        Goal[] backedUp = [new("tables not backed up", report.NotBackedUp, 0), new("dead letters", report.Letters.Values.Sum(), 0)];
        if (hasFaults || plan.Named.Promise == Promise.BackedUp) return backedUp;
        Goal[] whole = [.. backedUp, new("tables off retention", report.OffRetention, 0), new("duplicates", report.Duplicates, 0)];
        return plan.Named.Promise switch
        {
            // The figures are about one account: several work side by side, and share no rate but that of STS.
            Promise.OneAccount when plan.Scenario.Accounts == 1 => [.. whole, .. Goal.Of(report)],
            Promise.LargeOrganization => [.. whole, .. ScaleGoals.OfLargeOrganization(report, alone!)],
            Promise.QuietNeighbours => [.. whole, .. ScaleGoals.OfQuietNeighbours(report, alone!)],
            _ => whole,
        };
    }
}
