using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>
/// Finds a table's copies in the vault. Keys are always made from the prefix and the export's id, never taken from what a record says: a record
/// that points elsewhere leads nowhere.
/// </summary>
public static class IncarnationReading
{
    /// <summary>Every incarnation of a table, ordered by its id.</summary>
    public static async Task<IReadOnlyList<Incarnation>> FindAsync(IVaultObjects vault, TableArn table, CancellationToken cancellation)
    {
        var found = new List<Incarnation>();
        await foreach (var page in vault.ListFoldersAsync($"{table.Scope}/{table.Table}/", cancellation))
            foreach (var folder in page)
                if (VaultPrefix.TryParse(folder, out var prefix)) found.Add(await ReadAsync(vault, prefix, cancellation));
        return [.. found.OrderBy(incarnation => incarnation.Prefix.TableId, StringComparer.Ordinal)];
    }

    /// <summary>One incarnation: what the catalogue confirms, and the exports that lie there without a record.</summary>
    public static async Task<Incarnation> ReadAsync(IVaultObjects vault, VaultPrefix prefix, CancellationToken cancellation)
    {
        var catalogue = await CatalogueListing.ReadAsync(vault, prefix, cancellation);
        var copies = catalogue.In(CopyState.Confirmed).Select(copy => new FoundCopy(copy, IsInCatalogue: true)).ToList();
        var notes = new List<string>();
        foreach (var key in await ExportLoading.FindSummariesAsync(vault, prefix, cancellation))
        {
            var id = key[prefix.Exports.Length..key.LastIndexOf('/')];
            if (!ExportId.IsValid(id) || IsSettled(catalogue, id)) continue;
            await AddAsync(vault, prefix, id, copies, notes, cancellation);
        }

        return new Incarnation(prefix, copies, notes) { Records = [.. catalogue.Copies.Values] };
    }

    /// <summary>The key of an export's first manifest.</summary>
    public static string SummaryKey(VaultPrefix prefix, string exportId) => $"{prefix.ExportOf(exportId)}manifest-summary.json";

    private static bool IsSettled(CatalogueListing catalogue, string id) =>
        catalogue.Copies.TryGetValue(id, out var record) && record.State is CopyState.Confirmed or CopyState.Failed;

    private static async Task AddAsync(
        IVaultObjects vault, VaultPrefix prefix, string id, List<FoundCopy> copies, List<string> notes, CancellationToken cancellation)
    {
        try
        {
            var summary = (await ExportLoading.LoadAsync(vault, SummaryKey(prefix, id), cancellation)).Summary;
            copies.Add(new FoundCopy(new TableCopy(id, summary.From, summary.To), IsInCatalogue: false));
        }
        catch (DamagedExportException e)
        {
            notes.Add($"not used, and in no catalogue: {e.Message}");
        }
    }
}
