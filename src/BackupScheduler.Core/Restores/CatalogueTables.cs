using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>Descriptions of a table out of its catalogue.</summary>
/// <param name="Newest">By the newest record that has one; null for none.</param>
/// <param name="AsOf">By the newest that is not after a time, else by the one next after it; null for none.</param>
/// <param name="Notes">Records that cannot be used, a line each.</param>
public sealed record CatalogueTables(TableDescription? Newest, TableDescription? AsOf, IReadOnlyList<string> Notes)
{
    // Nearly every record has one: to look further would be to read the whole catalogue.
    private const int MostRead = 20;

    /// <summary>Nothing.</summary>
    public static CatalogueTables None { get; } = new(null, null, []);

    /// <summary>Reads them.</summary>
    public static async Task<CatalogueTables> ReadAsync(IVaultObjects vault, Incarnation incarnation, DateTimeOffset asOf, CancellationToken cancellation)
    {
        var notes = new List<string>();
        var newestFirst = incarnation.Records.OrderByDescending(record => record.Copy.To).ToList();
        var newest = await FirstAsync(vault, incarnation.Prefix, newestFirst, notes, cancellation);
        var before = await FirstAsync(vault, incarnation.Prefix, newestFirst.Where(record => record.Copy.To <= asOf), notes, cancellation)
            ?? await FirstAsync(vault, incarnation.Prefix, newestFirst.Where(record => record.Copy.To > asOf).Reverse(), notes, cancellation);
        return new CatalogueTables(newest, before, [.. notes.Distinct()]);
    }

    private static async Task<TableDescription?> FirstAsync(
        IVaultObjects vault, VaultPrefix prefix, IEnumerable<CatalogueKey> records, List<string> notes, CancellationToken cancellation)
    {
        foreach (var record in records.Take(MostRead))
        {
            var key = record.In(prefix);
            if (await vault.FindAsync(key, cancellation) is not { } json) continue;
            if (!CatalogueJson.TryRead(record, prefix, json, out var read, out var error)) notes.Add($"not used: {key}: {error}");
            else if (read.Table is { } table)
            {
                var whole = SchemaReading.Whole(table);
                if (SchemaReading.Refusal(whole) is not { } refusal) return whole;
                notes.Add($"not used: {key}: {refusal}");
            }
        }

        return null;
    }
}
