using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>What is known when a run has ended, besides the backups themselves.</summary>
internal sealed record RunFacts(
    Scenario Scenario, RunId Run, DateTimeOffset EndedAt, RunFigures Figures, IReadOnlyList<DeadLetter> Letters, Trace Trace)
{
    /// <summary>What retention leaves of each table: the newest of the older runs and of those since the first.</summary>
    public int ExpectedBackups => Math.Min(
        Scenario.Keep, (Scenario.History ?? Scenario.Keep) + (int)(Run.Time - Scenario.FirstRun.Time).TotalDays + 1);
}
