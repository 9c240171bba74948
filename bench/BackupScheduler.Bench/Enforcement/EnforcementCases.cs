using System.Globalization;
using System.Text;
using BackupScheduler.Bench.Results;
using BackupScheduler.InProcess.Invocations;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Enforcement;

namespace BackupScheduler.Bench.Enforcement;

/// <summary>One organization whose sweeps are measured.</summary>
/// <param name="IsCovered">Whether everybody is covered already.</param>
/// <param name="Accounts">Accounts.</param>
/// <param name="Principals">Users and roles of each.</param>
/// <param name="Concurrency">Batches in work at once, at most.</param>
internal sealed record EnforcementCase(bool IsCovered, int Accounts, int Principals, int Concurrency)
{
    /// <summary>When roles are created, in seconds after the first sweep came into sight.</summary>
    public static readonly int[] NewRolesAfter = [1, 15, 30, 45, 59, 120, 240, 480];

    public EnforcementScenario Scenario => new()
    {
        Organization = new Scenario { Accounts = Accounts },
        Principals = Principals,
        IsCovered = IsCovered,
        NewRolesAfter = [.. NewRolesAfter.Select(second => TimeSpan.FromSeconds(second))],
        Source = EventSourceOptions.Enforcement with { InitialConcurrency = 5, MaximumConcurrency = Concurrency },
    };

    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"{(IsCovered ? "steady" : "first")}-{Accounts}-accounts-{Principals}-principals-{Concurrency}-at-once");
}

/// <summary>The standing cases of the page of results.</summary>
internal static class EnforcementCases
{
    private static readonly EnforcementCase[] Standing =
    [
        new(true, 10_000, 40, 50), new(false, 10_000, 40, 50), new(false, 2500, 40, 5), new(false, 2500, 40, 20), new(false, 2500, 40, 100),
        new(false, 1200, 100, 50), new(false, 300, 300, 50),
    ];

    private static readonly EnforcementCase[] Short = [new(true, 200, 40, 50), new(false, 200, 40, 50)];

    public static BenchResult Measure(bool isShort, TextWriter progress)
    {
        var rows = (isShort ? Short : Standing).Select(one => (Case: one, Report: Run(one, progress))).ToList();
        return new BenchResult("enforcement", $"dotnet run -c Release --project bench/BackupScheduler.Bench -- simulate-enforcement --results bench/results{(isShort ? " --short" : "")}")
        {
            Counts = rows.SelectMany(row => row.Report.Calls.Select(call => (Name: $"{row.Case.Name}/{call.Key}", call.Value.Calls)))
                .ToDictionary(count => count.Name, count => (double)count.Calls),
            Markdown = Table(rows),
        };
    }

    private static EnforcementReport Run(EnforcementCase one, TextWriter progress)
    {
        progress.WriteLine(one.Name);
        using var simulation = new EnforcementSimulation(one.Scenario);
        return simulation.Run();
    }

    private static string Table(IEnumerable<(EnforcementCase Case, EnforcementReport Report)> rows)
    {
        var text = new StringBuilder(
            "| | accounts | users and roles each | batches at once | slowest event | last sweep | deepest backlog | IAM calls | a principal |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (one, report) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {(one.IsCovered ? "steady state" : "first sweep")} | {one.Accounts:N0} | {one.Principals} | {one.Concurrency} | {report.SlowestNewRole?.TotalSeconds:0.0} s | {report.LastSweep?.TotalSeconds:0} s | {report.DeepestBacklog:N0} | {report.IamCalls:N0} | {(double)report.IamCalls / report.Principals:0.000} |\n");
        return text.ToString();
    }
}
