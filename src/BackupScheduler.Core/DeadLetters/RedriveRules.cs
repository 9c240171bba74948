using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.DeadLetters;

/// <summary>What a redrive goes by.</summary>
/// <param name="Schedule">The schedule: it tells which runs are over.</param>
/// <param name="Queues">The URLs of the queues that the configuration knows.</param>
public sealed record RedriveRules(Schedule Schedule, IReadOnlyDictionary<WorkQueue, string> Queues)
{
    /// <summary>The latest run of an account and Region, where somebody looked it up.</summary>
    public IReadOnlyDictionary<TableScope, RunId> LatestRuns { get; init; } = new Dictionary<TableScope, RunId>();
}

/// <summary>One message that is sent, or not, and the letters that it settles.</summary>
/// <param name="Decision">What becomes of them.</param>
/// <param name="Letters">The letters: several where they become one message.</param>
public sealed record PlannedRedrive(RedriveDecision Decision, IReadOnlyList<LetterReading> Letters);
