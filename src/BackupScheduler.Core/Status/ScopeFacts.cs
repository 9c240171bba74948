using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Status;

/// <summary>What bulk calls tell of an account and Region.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Selection">Which tables a backup is expected of, tags included.</param>
/// <param name="Tables">All its tables.</param>
/// <param name="Backups">All its backups, whoever made them, of tables that are gone too.</param>
public sealed record ScopeFacts(
    TableScope Scope, TableSelection Selection, IReadOnlyCollection<TableName> Tables, IReadOnlyCollection<Backup> Backups)
{
    /// <summary>Why the tags could not be read; null where they were, or no tag excludes anything.</summary>
    public StatusFailure? TagsFailure { get; init; }

    /// <summary>The copies of its present tables in the vault; null where there is no vault, or it could not be read.</summary>
    public IReadOnlyDictionary<TableName, TableStanding>? Copies { get; init; }
}

/// <summary>What holds for every account and Region of a look.</summary>
/// <param name="Naming">Tells own backups from foreign ones.</param>
/// <param name="Rpo">The oldest that a selected table's newest backup may be.</param>
public sealed record ScopeRules(BackupNaming Naming, TimeSpan Rpo)
{
    /// <summary>The oldest that a table's newest restorable time in the vault may be.</summary>
    public TimeSpan CopyRpo { get; init; } = TimeSpan.MaxValue;

    /// <summary>How copies are made; null where none are.</summary>
    public CopyPace? Pace { get; init; }
}
