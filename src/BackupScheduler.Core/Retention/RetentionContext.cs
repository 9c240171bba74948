using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>What retention must know besides the backups.</summary>
/// <param name="Scope">The account and Region that the backups are of.</param>
/// <param name="Run">The run under review: a table without an AVAILABLE backup of it loses nothing.</param>
/// <param name="Naming">Tells own backups from foreign ones.</param>
/// <param name="ListedTables">
/// Every table that exists; null when that is not known (the listing was filtered or incomplete): then no table is an orphan.
/// </param>
/// <param name="OrphanRetention">How long the backups of a table that is gone outlive the newest of them; null is for ever.</param>
public sealed record RetentionContext(
    TableScope Scope,
    RunId Run,
    BackupNaming Naming,
    IReadOnlySet<TableName>? ListedTables = null,
    TimeSpan? OrphanRetention = null);
