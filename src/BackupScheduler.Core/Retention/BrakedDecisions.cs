using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>Decisions after the brake.</summary>
/// <param name="Decisions">One for each that went in, in the same order.</param>
/// <param name="BrakedByTable">How many backups were held back, for each table where the brake bit; empty if nowhere.</param>
public sealed record BrakedDecisions(
    IReadOnlyList<RetentionDecision> Decisions, IReadOnlyDictionary<TableName, int> BrakedByTable)
{
    /// <summary>How many backups were held back in all.</summary>
    public int Braked => BrakedByTable.Values.Sum();
}
