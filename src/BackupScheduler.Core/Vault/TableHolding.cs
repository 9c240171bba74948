namespace BackupScheduler.Core.Vault;

/// <summary>What the vault holds of one incarnation of a table, as its folders tell.</summary>
/// <param name="Prefix">Where it lies.</param>
/// <param name="Catalogue">Its catalogue.</param>
/// <param name="ExportIds">The exports that have a folder there.</param>
public sealed record TableHolding(VaultPrefix Prefix, CatalogueListing Catalogue, IReadOnlyCollection<string> ExportIds)
{
    /// <summary>The confirmed copies, the oldest first.</summary>
    public IReadOnlyList<TableCopy> Confirmed { get; } = Catalogue.In(CopyState.Confirmed);

    /// <summary>Copies whose export was begun, and of whose end nothing is known.</summary>
    public IReadOnlyList<TableCopy> Begun { get; } = Catalogue.In(CopyState.Begun);

    /// <summary>Copies whose export failed.</summary>
    public IReadOnlyList<TableCopy> Failed { get; } = Catalogue.In(CopyState.Failed);

    /// <summary>Exports that no record is about: somebody else's, or of a run that was cut short.</summary>
    public IReadOnlyList<string> Uncatalogued { get; } =
        [.. ExportIds.Where(id => !Catalogue.Copies.ContainsKey(id)).Order(StringComparer.Ordinal)];

    /// <summary>The newest time that any copy is about, whatever became of it; null without copies.</summary>
    public DateTimeOffset? LastCopyAt => Catalogue.Copies.Count > 0 ? Catalogue.Copies.Values.Max(key => key.Copy.To) : null;

    /// <summary>Lists the two folders; nothing is opened.</summary>
    public static async Task<TableHolding> ReadAsync(IVaultObjects vault, VaultPrefix prefix, CancellationToken cancellation)
    {
        var catalogue = await CatalogueListing.ReadAsync(vault, prefix, cancellation);
        var exports = new List<string>();
        await foreach (var page in vault.ListFoldersAsync(prefix.Exports, cancellation))
            exports.AddRange(page.Select(folder => folder[prefix.Exports.Length..].TrimEnd('/')).Where(Exports.ExportId.IsValid));
        // The windows' data lies in one folder for all of them.
        exports.Remove("data");
        return new TableHolding(prefix, catalogue, exports);
    }
}
