using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Letters;

/// <summary>What the desk of dead letters needs from outside.</summary>
/// <param name="Queue">The dead-letter queue.</param>
/// <param name="Sender">The way back.</param>
/// <param name="Queues">The URLs of the work queues that the configuration knows.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Patience">Tries again what fails in passing; its clock is the desk's.</param>
internal sealed record LetterWorld(
    IDeadLetterQueue Queue, ILetterSender Sender, IReadOnlyDictionary<WorkQueue, string> Queues, Schedule Schedule, Patience Patience)
{
    /// <summary>Finds the latest run of an account and Region by its own backups; null where there is none, or nobody can look.</summary>
    public Func<TableScope, CancellationToken, Task<RunId?>> FindLatestRun { get; init; } = (_, _) => Task.FromResult<RunId?>(null);

    public TimeProvider Time => Patience.Time;
}
