using System.Runtime.CompilerServices;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Replay;

/// <summary>Reads the records of an export, file by file, as often as it is asked to.</summary>
internal sealed class RecordReading(IVaultObjects vault, LoadedExport export, ReplayStage stage, int times, IProgress<ReplayProgress>? progress)
{
    private const int Step = 10_000;

    private long _read;

    public async IAsyncEnumerable<T> ReadAsync<T>(Func<ReadOnlyMemory<byte>, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in export.Files)
        {
            await foreach (var record in ExportFileReading.ReadAsync(vault, file, read, cancellation))
            {
                yield return record;
                Count();
            }

            Report();
        }
    }

    private void Count()
    {
        if (++_read % Step == 0) Report();
    }

    private void Report() => progress?.Report(new ReplayProgress(stage, export.SummaryKey, _read, export.Summary.Items * times));
}
