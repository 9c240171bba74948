using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Replay;

/// <summary>Reads everything that a restore will need, before it writes anything.</summary>
public static class ExportVerification
{
    /// <summary>Compares each file with its manifest, and each record with the key of the table.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="exports">The exports.</param>
    /// <param name="keys">The table's key; null where it is not known.</param>
    /// <param name="progress">Is told how far it has come; null for nobody.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="DamagedExportException">A file or record is not as it must be: the first such, by name.</exception>
    /// <exception cref="Failures.ServiceFailureException">The vault failed, or a file is missing.</exception>
    public static async Task VerifyAllAsync(
        IVaultObjects vault, IReadOnlyList<LoadedExport> exports, IReadOnlyList<KeyPart>? keys, IProgress<ReplayProgress>? progress, CancellationToken cancellation)
    {
        var check = new RecordKeys(keys ?? []);
        foreach (var export in exports)
        {
            long read = 0;
            foreach (var file in export.Files)
            {
                await ExportFileReading.VerifyAsync(vault, file, Check(export.Summary.Kind, keys is null ? null : check), cancellation);
                read += file.Items;
                progress?.Report(new ReplayProgress(ReplayStage.Verifying, export.SummaryKey, read, export.Summary.Items));
            }
        }
    }

    /// <summary>The same, where the table's key is not known.</summary>
    /// <inheritdoc cref="VerifyAllAsync(IVaultObjects, IReadOnlyList{LoadedExport}, IReadOnlyList{KeyPart}, IProgress{ReplayProgress}, CancellationToken)"/>
    public static Task VerifyAllAsync(
        IVaultObjects vault, IReadOnlyList<LoadedExport> exports, IProgress<ReplayProgress>? progress, CancellationToken cancellation) =>
        VerifyAllAsync(vault, exports, null, progress, cancellation);

    private static Action<ReadOnlyMemory<byte>> Check(ExportKind kind, RecordKeys? keys) => (kind, keys) switch
    {
        (ExportKind.Full, null) => line => ExportLine.ReadItem(line),
        (ExportKind.Full, _) => line => keys.ReadItem(line),
        (_, null) => line => ExportLine.ReadChange(line),
        _ => line => keys.ReadChange(line),
    };
}
