using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>Loads the manifests of a chain, and holds them against what the catalogue says.</summary>
public static class CopyLoading
{
    /// <summary>The manifests of a copy.</summary>
    /// <exception cref="DamagedExportException">They are damaged, or of another copy.</exception>
    public static async Task<LoadedExport> LoadAsync(IVaultObjects vault, VaultPrefix prefix, TableCopy copy, CancellationToken cancellation)
    {
        var key = IncarnationReading.SummaryKey(prefix, copy.ExportId);
        var loaded = await ExportLoading.LoadAsync(vault, key, cancellation);
        if (!IsOf(loaded.Summary, prefix, copy))
            throw new DamagedExportException(key, $"it is not the copy that the catalogue names: {Show(loaded.Summary.From, loaded.Summary.To)}, not {Show(copy.From, copy.To)} of {prefix}");
        return loaded;
    }

    // The catalogue's times have whole seconds.
    private static bool IsOf(ManifestSummary summary, VaultPrefix prefix, TableCopy copy) =>
        summary.Table.Scope == prefix.Scope && summary.Table.Table == prefix.Table && summary.TableId == prefix.TableId
        && Seconds(summary.To) == Seconds(copy.To) && summary.From.HasValue == copy.From.HasValue
        && (copy.From is not { } from || Seconds(summary.From!.Value) == Seconds(from));

    private static long Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds();

    private static string Show(DateTimeOffset? from, DateTimeOffset to) => from is { } begin ? $"{begin:u} to {to:u}" : $"full of {to:u}";
}
