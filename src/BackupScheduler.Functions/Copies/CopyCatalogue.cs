using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Functions.Copies;

/// <summary>Our own records of one table's copies, in the vault.</summary>
/// <param name="vault">The vault, through the table's account.</param>
/// <param name="prefix">Where the table's copies lie.</param>
internal sealed class CopyCatalogue(IVaultObjects vault, VaultPrefix prefix)
{
    private readonly Dictionary<string, CatalogueKey> _copies = [];

    public VaultPrefix Prefix => prefix;

    /// <summary>The copies as the catalogue knows them.</summary>
    public CatalogueListing Listing => new(_copies);

    public static async Task<CopyCatalogue> ReadAsync(IVaultObjects vault, VaultPrefix prefix, CancellationToken cancellation)
    {
        var catalogue = new CopyCatalogue(vault, prefix);
        foreach (var (id, key) in (await CatalogueListing.ReadAsync(vault, prefix, cancellation)).Copies) catalogue._copies[id] = key;
        return catalogue;
    }

    /// <summary>How a copy stands; null where there is no record of it.</summary>
    public CopyState? StateOf(string exportId) => _copies.TryGetValue(exportId, out var key) ? key.State : null;

    /// <summary>Writes that a copy was begun.</summary>
    public Task BeginAsync(TableCopy copy, RunId run, TableDescription? table, CancellationToken cancellation) =>
        WriteAsync(new CatalogueRecord(prefix, copy, CopyState.Begun, run) { Table = table }, cancellation);

    /// <summary>Writes what became of a copy.</summary>
    public Task EndAsync(CatalogueRecord record, CancellationToken cancellation) => WriteAsync(record, cancellation);

    /// <summary>What was written when the copy was begun; null where that is missing or cannot be read: what it says is then asked for again.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="tell">Told key and reason where it cannot be read.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CatalogueRecord?> FindBegunAsync(TableCopy copy, Action<string, string> tell, CancellationToken cancellation)
    {
        var key = new CatalogueKey(copy, CopyState.Begun);
        if (await vault.FindAsync(key.In(prefix), cancellation) is not { } json) return null;
        if (CatalogueJson.TryRead(key, prefix, json, out var record, out var error)) return record;
        tell(key.In(prefix), error);
        return null;
    }

    private async Task WriteAsync(CatalogueRecord record, CancellationToken cancellation)
    {
        await vault.WriteAsync(record.Key, CatalogueJson.Write(record), cancellation);
        _copies[record.Copy.ExportId] = new CatalogueKey(record.Copy, record.State);
    }
}
