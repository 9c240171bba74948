using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>What is known when a run has ended, besides the backups themselves.</summary>
internal sealed record RunFacts(
    Scenario Scenario, RunId Run, DateTimeOffset EndedAt, RunFigures Figures, IReadOnlyList<DeadLetter> Letters, Trace Trace)
{
    public IReadOnlyList<ProgressSample> Progress { get; init; } = [];

    public required RunUse Use { get; init; }

    /// <summary>Runs since the first one, this one included.</summary>
    public required int Number { get; init; }

    /// <summary>What retention leaves of each table: the newest of the older runs and of those since the first.</summary>
    public int ExpectedBackups => Math.Min(
        Scenario.Keep, (Scenario.History ?? Scenario.Keep) + Number);
}
