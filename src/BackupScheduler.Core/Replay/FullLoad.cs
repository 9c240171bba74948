using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Replay;

/// <summary>Writes every item of a full export to a table, where ImportTable cannot be used. Safe to repeat, also after it was interrupted.</summary>
/// <param name="vault">The vault.</param>
/// <param name="writing">The table.</param>
/// <param name="keys">The table's key.</param>
/// <param name="progress">Is told how far it has come; null for nobody.</param>
public sealed class FullLoad(IVaultObjects vault, BatchWriting writing, IReadOnlyList<KeyPart> keys, IProgress<ReplayProgress>? progress)
{
    private readonly RecordKeys _keys = new(keys);

    /// <summary>Writes; everything is written when it returns.</summary>
    /// <param name="full">The export, all its files verified before.</param>
    /// <param name="cancellation">Gives up; what was written stays.</param>
    /// <exception cref="DamagedExportException">A record is not of this table, or a file is not whole.</exception>
    /// <exception cref="Failures.ServiceFailureException">The vault or the table failed.</exception>
    public async Task<ReplayOutcome> LoadAsync(LoadedExport full, CancellationToken cancellation)
    {
        if (full.Summary.Kind != ExportKind.Full) throw new ArgumentException("a window is replayed, not loaded", nameof(full));
        var reading = new RecordReading(vault, full, ReplayStage.Loading, 1, progress);
        long puts = 0;
        await foreach (var write in reading.ReadAsync(_keys.ReadItem, cancellation))
        {
            await writing.WriteAsync(write, cancellation);
            puts++;
        }

        await writing.FlushAsync(cancellation);
        return new ReplayOutcome(puts, 0, 0, 0);
    }
}
