using System.Diagnostics;
using BackupScheduler.Simulation.Enforcement;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Bench.Enforcement;

/// <summary>What the simulated sweeps came to.</summary>
/// <param name="Report">The figures.</param>
/// <param name="Goals">What the design promises.</param>
/// <param name="Took">Real time.</param>
internal sealed record EnforcementResult(EnforcementReport Report, IReadOnlyList<Goal> Goals, TimeSpan Took)
{
    // A new role is served within seconds, whatever else the enforcer has to do.
    private const double MostSeconds = 15;

    public bool Succeeded => Goals.All(goal => goal.IsMet);

    public static EnforcementResult Of(EnforcementScenario scenario, TextWriter? trace)
    {
        var watch = Stopwatch.StartNew();
        using var simulation = new EnforcementSimulation(scenario, trace is null ? null : trace.WriteLine);
        var report = simulation.Run();
        return new EnforcementResult(report, GoalsOf(report), watch.Elapsed);
    }

    public static IReadOnlyList<Goal> GoalsOf(EnforcementReport report) =>
    [
        new("seconds until a new role has the deny", report.NewRoles.Count == 0 ? 0 : report.SlowestNewRole?.TotalSeconds ?? double.MaxValue, MostSeconds),
        new("accounts not swept", report.Accounts - report.Swept, 0),
        new("users and roles not covered", report.Uncovered, 0),
        new("users and roles covered twice", report.Principals - report.CoveredOnce - report.Uncovered, 0),
        new("dead letters", report.Letters.Values.Sum(), 0),
    ];
}
