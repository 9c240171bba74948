using System.Collections.Concurrent;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Vault.Verification;

/// <summary>One copy, verified.</summary>
/// <param name="Prefix">The table.</param>
/// <param name="Copy">The copy.</param>
/// <param name="Findings">What is wrong with it; empty where nothing is.</param>
/// <param name="Files">Its data files.</param>
/// <param name="Items">Its items, by its manifest.</param>
/// <param name="Bytes">The size of its data files.</param>
internal sealed record CopyCheck(VaultPrefix Prefix, TableCopy Copy, IReadOnlyList<VaultFinding> Findings, int Files, long Items, long Bytes);

/// <summary>Verifies one copy: record, manifests, data files. What is wrong with one part does not keep the others from being looked at.</summary>
internal sealed class CopyVerification(VaultWorld world, VaultPrefix prefix, TableCopy copy, bool readsFiles)
{
    private const int MostFilesAtOnce = 8;
    private const string Distrust = "do not restore from it; an older version of the object may be whole: aws s3api list-object-versions";

    private readonly ConcurrentBag<VaultFinding> _found = [];
    private long _bytes;

    /// <summary>Verifies.</summary>
    /// <param name="told">Told of each data file, with its size.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<CopyCheck> RunAsync(Action<long> told, CancellationToken cancellation)
    {
        var record = await FindRecordAsync(cancellation);
        var loaded = await LoadAsync(prefix.ExportOf(copy.ExportId) + "manifest-summary.json", cancellation);
        if (loaded is not null)
        {
            Add(CopyComparison.Compare(prefix, copy, record ?? new CatalogueRecord(prefix, copy, CopyState.Confirmed, null), loaded));
            var limits = new ParallelOptions { MaxDegreeOfParallelism = MostFilesAtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(loaded.Files, limits, async (file, end) => told(await VerifyAsync(file, end)));
        }

        var findings = _found.OrderBy(finding => finding.Subject, StringComparer.Ordinal).ThenBy(finding => finding.Kind);
        return new CopyCheck(prefix, copy, [.. findings], loaded?.Files.Count ?? 0, loaded?.Summary.Items ?? 0, _bytes);
    }

    private async Task<CatalogueRecord?> FindRecordAsync(CancellationToken cancellation)
    {
        var key = new CatalogueKey(copy, CopyState.Confirmed);
        var name = key.In(prefix);
        var read = await TryAsync(name, async () => new Content(await world.Objects.FindAsync(name, cancellation)), cancellation);
        if (read is null) return null;
        var error = "missing";
        if (read.Bytes is { } json && CatalogueJson.TryRead(key, prefix, json, out var record, out error)) return record;
        Add(new VaultFinding(VaultFindingKind.Record, name, error, "the manifest alone tells of this copy: compare its counts with what you know"));
        return null;
    }

    private async Task<LoadedExport?> LoadAsync(string summary, CancellationToken cancellation)
    {
        try
        {
            return await TryAsync(summary, () => ExportLoading.LoadAsync(world.Objects, summary, cancellation), cancellation);
        }
        catch (DamagedExportException e)
        {
            Add(new VaultFinding(VaultFindingKind.Manifest, e.Key, Without(e), Distrust));
            return null;
        }
    }

    private async Task<long> VerifyAsync(DataFile file, CancellationToken cancellation)
    {
        var found = await TryAsync(file.Key, async () => new Described(await world.Objects.DescribeAsync(file.Key, cancellation)), cancellation);
        if (found is null) return 0;
        if (CopyComparison.Compare(file, found.Object) is { } wrong) Add(wrong);
        if (found.Object is null) return 0;
        Interlocked.Add(ref _bytes, found.Object.Bytes);
        if (readsFiles) await ReadAsync(file, cancellation);
        return found.Object.Bytes;
    }

    private async Task ReadAsync(DataFile file, CancellationToken cancellation)
    {
        try
        {
            await TryAsync(
                file.Key,
                async () =>
                {
                    await ExportFileReading.VerifyAsync(world.Objects, file, cancellation);
                    return file;
                },
                cancellation);
        }
        catch (DamagedExportException e)
        {
            Add(new VaultFinding(VaultFindingKind.FileDamaged, e.Key, Without(e), Distrust));
        }
    }

    private async Task<T?> TryAsync<T>(string subject, Func<Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await world.Patience.TryAsync(read, cancellation);
        }
        catch (ServiceFailureException e)
        {
            Add(new VaultFinding(VaultFindingKind.NotReadable, subject, $"could not be read: {e.Code}: {e.Message}", "see to the reader's permissions, on the vault's key too, and verify again"));
            return default;
        }
    }

    private void Add(params IEnumerable<VaultFinding> findings)
    {
        foreach (var finding in findings) _found.Add(finding);
    }

    private static string Without(DamagedExportException e) => e.Message.StartsWith($"{e.Key}: ", StringComparison.Ordinal) ? e.Message[(e.Key.Length + 2)..] : e.Message;

    // Absent is not the same as not readable.
    private sealed record Content(ReadOnlyMemory<byte>? Bytes);

    private sealed record Described(VaultObject? Object);
}
