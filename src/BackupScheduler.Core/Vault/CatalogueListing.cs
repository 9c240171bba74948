namespace BackupScheduler.Core.Vault;

/// <summary>What one listing of a catalogue tells: each copy once, by the weightiest record of it.</summary>
/// <param name="Copies">Copies and how they stand, by the id of their export.</param>
public sealed record CatalogueListing(IReadOnlyDictionary<string, CatalogueKey> Copies)
{
    /// <summary>An empty catalogue.</summary>
    public static CatalogueListing Empty { get; } = new(new Dictionary<string, CatalogueKey>());

    /// <summary>Reads the keys of a table's catalogue; what is no record is left out.</summary>
    public static CatalogueListing Of(IEnumerable<string> keys)
    {
        var copies = new Dictionary<string, CatalogueKey>(StringComparer.Ordinal);
        foreach (var text in keys)
        {
            if (!CatalogueKey.TryParse(text, out var key)) continue;
            if (!copies.TryGetValue(key.Copy.ExportId, out var known) || key.State > known.State) copies[key.Copy.ExportId] = key;
        }

        return new CatalogueListing(copies);
    }

    /// <summary>Lists a table's catalogue in the vault.</summary>
    public static async Task<CatalogueListing> ReadAsync(IVaultObjects vault, VaultPrefix prefix, CancellationToken cancellation)
    {
        var keys = new List<string>();
        await foreach (var page in vault.ListAsync(prefix.Catalogue, cancellation)) keys.AddRange(page.Select(o => o.Key));
        return Of(keys);
    }

    /// <summary>The copies in this state, the oldest first.</summary>
    public IReadOnlyList<TableCopy> In(params ReadOnlySpan<CopyState> states)
    {
        var found = new List<TableCopy>();
        foreach (var key in Copies.Values)
            if (states.Contains(key.State)) found.Add(key.Copy);
        return [.. found.OrderBy(copy => copy.To).ThenBy(copy => copy.ExportId, StringComparer.Ordinal)];
    }
}
