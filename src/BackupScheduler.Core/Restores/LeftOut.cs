using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Restores;

/// <summary>Counts the records of a window that a restore leaves out.</summary>
internal static class LeftOut
{
    public static async Task<long> CountAsync(IVaultObjects vault, LoadedExport window, DateTimeOffset until, CancellationToken cancellation)
    {
        long count = 0;
        foreach (var file in window.Files)
            await foreach (var stamp in ExportFileReading.ReadAsync(vault, file, ExportLine.ReadStamp, cancellation))
                if (DateTimeOffset.UnixEpoch.AddTicks(stamp.WrittenMicros * TimeSpan.TicksPerMicrosecond) >= until) count++;
        return count;
    }
}
