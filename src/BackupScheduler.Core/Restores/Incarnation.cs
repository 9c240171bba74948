using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>A usable copy in the vault.</summary>
/// <param name="Copy">The copy.</param>
/// <param name="IsInCatalogue">Whether a record confirms it; else its manifest was found where exports lie.</param>
public sealed record FoundCopy(TableCopy Copy, bool IsInCatalogue);

/// <summary>What the vault holds of one incarnation of a table.</summary>
/// <param name="Prefix">Where it lies.</param>
/// <param name="Copies">The usable copies, in any order.</param>
/// <param name="Notes">What was found and cannot be used, a line each.</param>
public sealed record Incarnation(VaultPrefix Prefix, IReadOnlyList<FoundCopy> Copies, IReadOnlyList<string> Notes)
{
    /// <summary>The catalogue's records, whatever they say of their copies: each may describe the table.</summary>
    public IReadOnlyList<CatalogueKey> Records { get; init; } = [];
}
