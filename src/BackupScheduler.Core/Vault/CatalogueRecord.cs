using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Vault;

/// <summary>
/// What the vault itself says of a copy, so that it suffices when the source account is gone. One is written when the export is begun, and
/// one when it is confirmed or has failed; <see cref="CatalogueJson"/> reads and writes them.
/// </summary>
/// <param name="Prefix">Account, Region, table and incarnation.</param>
/// <param name="Copy">The copy.</param>
/// <param name="State">How it stands.</param>
/// <param name="Run">The run that made it; null where it is not known.</param>
public sealed record CatalogueRecord(VaultPrefix Prefix, TableCopy Copy, CopyState State, RunId? Run)
{
    /// <summary>The table when the copy was begun; null where it was gone before anybody asked.</summary>
    public TableDescription? Table { get; init; }

    /// <summary>Items, or changed items; null unless confirmed.</summary>
    public long? Items { get; init; }

    /// <summary>What DynamoDB bills for the export, in bytes; null unless confirmed.</summary>
    public long? BilledBytes { get; init; }

    /// <summary>The key of <c>manifest-summary.json</c>; null unless confirmed.</summary>
    public string? ManifestKey { get; init; }

    /// <summary>When the export ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>DynamoDB's code and sentence for why it failed; null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>Where it lies.</summary>
    public string Key => new CatalogueKey(Copy, State).In(Prefix);
}
