using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Runs;

/// <summary>What was listed of an account and Region.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Run">The run under review.</param>
/// <param name="Tables">Its tables, each once, in the service's order.</param>
/// <param name="TablesAreComplete">Whether these are all its tables; if not, no table counts as gone.</param>
/// <param name="Backups">The backups of these tables and of tables that are gone; foreign ones may be left out.</param>
public sealed record ReviewFacts(
    TableScope Scope,
    RunId Run,
    IReadOnlyList<TableName> Tables,
    bool TablesAreComplete,
    IReadOnlyCollection<Backup> Backups);

/// <summary>What holds for a review.</summary>
/// <param name="Selection">Which tables a backup is expected of.</param>
/// <param name="Naming">Tells own backups from foreign ones.</param>
/// <param name="Retention">What stays.</param>
/// <param name="MaxDeletionsPerTable">The brake.</param>
/// <param name="OrphanRetention">How long the backups of a table that is gone stay; null is for ever.</param>
public sealed record ReviewRules(
    TableSelection Selection,
    BackupNaming Naming,
    RetentionPolicy Retention,
    int MaxDeletionsPerTable,
    TimeSpan? OrphanRetention);

/// <summary>What a review decides about one table.</summary>
/// <param name="Table">The table.</param>
/// <param name="IsListed">False for a table that is gone and has own backups left.</param>
/// <param name="State">Its part in the run; null where no backup is expected (not selected, or gone).</param>
/// <param name="Deletions">What goes, each backup once, oldest first, with the reasons.</param>
/// <param name="Keeps">Own backups that stay, with the reasons, the braked ones included; none when the review does not prune.</param>
/// <param name="Braked">Deletions that the brake put off.</param>
public sealed record TableReview(
    TableName Table,
    bool IsListed,
    TableState? State,
    IReadOnlyList<RetentionDecision> Deletions,
    IReadOnlyList<RetentionDecision> Keeps,
    int Braked)
{
    /// <summary>How many own backups stay.</summary>
    public int Kept => Keeps.Count + KeptUnnamed;

    /// <summary>Own backups that stay and are not among <see cref="Keeps"/>, where nobody asks for them by name.</summary>
    public int KeptUnnamed { get; init; }

    /// <summary>The same with what stays as a number: of a large account it would fill the memory.</summary>
    public TableReview WithoutKeeps() => this with { Keeps = [], KeptUnnamed = Kept };
}
