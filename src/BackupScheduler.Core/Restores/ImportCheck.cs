using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>
/// Holds a full copy's folder against its manifest, before ImportTable reads it: DynamoDB takes whatever lies there, so nothing may be missing, changed
/// or added. The listing tells what a HEAD of each file would.
/// </summary>
internal static class ImportCheck
{
    public static async Task RunAsync(IVaultObjects vault, LoadedExport full, string folder, CancellationToken cancellation)
    {
        var missing = full.Files.ToDictionary(file => file.Key, StringComparer.Ordinal);
        foreach (var file in full.Files)
            if (!file.Key.StartsWith(folder, StringComparison.Ordinal)) throw new DamagedExportException(full.SummaryKey, $"names {file.Key}, which does not lie below {folder}");
        await foreach (var page in vault.ListAsync(folder, cancellation))
        {
            foreach (var found in page)
            {
                if (!missing.Remove(found.Key, out var file)) throw new DamagedExportException(found.Key, "its manifest does not name it, and ImportTable would read it");
                if (file.ETag is { } tag && tag != found.ETag) throw new DamagedExportException(found.Key, $"its ETag is {found.ETag}, its manifest says {tag}");
            }
        }

        if (missing.Count > 0) throw new DamagedExportException(missing.Keys.Order(StringComparer.Ordinal).First(), "missing");
    }
}
