using BackupScheduler.Core.Backups;

namespace BackupScheduler.Core.Retention;

/// <summary>What becomes of one backup, and why.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Verdict">What becomes of it.</param>
/// <param name="Reasons">At least one; several where several rules keep it.</param>
public sealed record RetentionDecision(
    Backup Backup, RetentionVerdict Verdict, IReadOnlyList<RetentionReason> Reasons)
{
    /// <summary>The reasons as one line, the same in logs, tables and JSON.</summary>
    public string Why => string.Join(", ", Reasons.Select(reason => reason.Text));
}
