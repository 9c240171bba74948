using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Status;

/// <summary>Everything about one table: its page.</summary>
/// <param name="At">The time of the look, in UTC.</param>
/// <param name="Status">How it stands.</param>
public sealed record TableDetail(DateTimeOffset At, TableStatus Status)
{
    /// <summary>All its backups, whoever made them, the newest first.</summary>
    public IReadOnlyList<BackupDetail> Backups { get; init; } = [];

    /// <summary>The retention that holds for this table, as its own text.</summary>
    public string Retention { get; init; } = "";

    /// <summary>Its copies in the vault: of the present table first, then of earlier ones of its name; empty without a vault or copies.</summary>
    public IReadOnlyList<TableStanding> Copies { get; init; } = [];

    /// <summary>Why the vault could not be read; null where it was, or there is none.</summary>
    public StatusFailure? CopiesFailure { get; init; }

    /// <summary>What the tags of the tables could not be read for: then the table counts as selected, and nothing is said to go; null where they were.</summary>
    public StatusFailure? TagsFailure { get; init; }
}

/// <summary>One backup of a table, and what the next run's review will do about it if that run's own backup succeeds.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Origin">Whose it is.</param>
/// <param name="Run">The run that made it; null where it is not an own one.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Why">The reason as a phrase, as <c>run --dry-run</c> tells it.</param>
public sealed record BackupDetail(Backup Backup, BackupOrigin Origin, RunId? Run, RetentionVerdict Verdict, string Why);
