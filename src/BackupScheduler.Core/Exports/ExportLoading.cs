using System.Text;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Exports;

/// <summary>Reads an export's two manifests out of the vault and checks them against their checksums and each other.</summary>
public static class ExportLoading
{
    private const string Root = "/AWSDynamoDB/";

    /// <summary>Reads; no data file is opened.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="summaryKey">The key of <c>manifest-summary.json</c>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DamagedExportException">A manifest is missing, damaged, or names objects outside its table's prefix.</exception>
    public static async Task<LoadedExport> LoadAsync(IVaultObjects vault, string summaryKey, CancellationToken cancellation)
    {
        var (summaryBytes, isSummaryChecked) = await ReadAsync(vault, summaryKey, cancellation);
        if (!ManifestReader.TryReadSummary(summaryBytes, out var summary, out var error)) throw new DamagedExportException(summaryKey, error);
        var root = RootOf(summaryKey);
        CheckTable(summary, root, summaryKey);
        CheckPlace(summary.FilesKey, root, summaryKey);
        var (filesBytes, areFilesChecked) = await ReadAsync(vault, summary.FilesKey, cancellation);
        if (!ManifestReader.TryReadFiles(filesBytes, out var files, out error)) throw new DamagedExportException(summary.FilesKey, error);
        foreach (var file in files) CheckPlace(file.Key, root, summary.FilesKey);
        // Decimal, since these numbers may be anything.
        var listed = files.Sum(file => (decimal)file.Items);
        if (listed != summary.Items) throw new DamagedExportException(summaryKey, $"itemCount is {summary.Items}, its files hold {listed}");
        return new LoadedExport(summaryKey, summary, files, !isSummaryChecked || !areFilesChecked);
    }

    /// <summary>The manifests below a table's prefix: one for each export that has got that far, ours or not.</summary>
    public static async Task<IReadOnlyList<string>> FindSummariesAsync(IVaultObjects vault, VaultPrefix prefix, CancellationToken cancellation)
    {
        var found = new List<string>();
        await foreach (var page in vault.ListFoldersAsync(prefix.Exports, cancellation))
        {
            foreach (var folder in page.Where(folder => folder != prefix.Exports + "data/"))
                if (await vault.DescribeAsync($"{folder}manifest-summary.json", cancellation) is { } manifest) found.Add(manifest.Key);
        }

        return found;
    }

    // Where the place names a table, the manifest must be of that one: neither of another table, nor of an earlier one of its name.
    private static void CheckTable(ManifestSummary summary, string root, string manifest)
    {
        if (!VaultPrefix.TryParse(root[..^Root.Length], out var prefix)) return;
        if (summary.Table != new Tables.TableArn(prefix.Scope, prefix.Table))
            throw new DamagedExportException(manifest, $"is of table {summary.Table.Table} in {summary.Table.Scope}, and lies at that of {prefix}");
        if (summary.TableId != prefix.TableId)
            throw new DamagedExportException(manifest, Given.Line("tableId", Given.Show(summary.TableId), prefix.TableId));
    }

    // A manifest is written by the account that it is of. What it names elsewhere would be another account's data.
    private static void CheckPlace(string key, string root, string manifest)
    {
        if (!key.StartsWith(root, StringComparison.Ordinal))
            throw new DamagedExportException(manifest, Given.Line("key", Given.Show(key), $"keys below {root}"));
    }

    private static string RootOf(string summaryKey)
    {
        // The last one: a table may be named so too.
        var at = summaryKey.LastIndexOf(Root, StringComparison.Ordinal);
        return at >= 0 ? summaryKey[..(at + Root.Length)] : throw new DamagedExportException(summaryKey, $"lies in no folder {Root}");
    }

    private static async Task<(ReadOnlyMemory<byte> Content, bool IsChecked)> ReadAsync(IVaultObjects vault, string key, CancellationToken cancellation)
    {
        var content = await vault.FindAsync(key, cancellation) ?? throw new DamagedExportException(key, "missing");
        var stem = key[..key.LastIndexOf('.')];
        // AWS's documents say .checksum; some exports were seen with .md5.
        var checksum = await vault.FindAsync($"{stem}.checksum", cancellation) ?? await vault.FindAsync($"{stem}.md5", cancellation);
        if (checksum is not { } given) return (content, false);
        return ManifestChecksum.IsOf(Encoding.UTF8.GetString(given.Span), content.Span)
            ? (content, true)
            : throw new DamagedExportException(key, "its checksum does not fit");
    }
}
