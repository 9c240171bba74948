using System.Diagnostics;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Replay;

namespace BackupScheduler.Bench.Replay;

/// <summary>What a replay took.</summary>
internal sealed record ReplayFigures(
    long Items, int Files, double CompressedMebibytes, double VerifySeconds, double ReplaySeconds, long Written, long Batches, double PeakMebibytes)
{
    public static async Task<ReplayFigures> MeasureAsync(GeneratedWindow window, int inFlight, CancellationToken cancellation)
    {
        var export = window.Export;
        var verify = Stopwatch.StartNew();
        await ExportVerification.VerifyAllAsync(window.Vault, [export], GeneratedWindow.Keys, progress: null, cancellation);
        verify.Stop();
        var sink = new CountingSink();
        var writing = new BatchWriting(sink, TimeProvider.System, new NoJitter(), inFlight);
        var replay = Stopwatch.StartNew();
        await new WindowReplay(window.Vault, writing, GeneratedWindow.Keys, null).ReplayAsync(export, export.Summary.To, cancellation);
        replay.Stop();
        using var process = Process.GetCurrentProcess();
        return new ReplayFigures(
            window.Items, window.Files, window.CompressedMebibytes, verify.Elapsed.TotalSeconds, replay.Elapsed.TotalSeconds, writing.Written, sink.Batches, process.PeakWorkingSet64 / 1048576.0);
    }

    // Yields, as a call over a network would.
    private sealed class CountingSink : IItemSink
    {
        private long _batches;

        public long Batches => _batches;

        public async Task<IReadOnlyList<ItemWrite>> WriteAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _batches);
            await Task.Yield();
            return [];
        }
    }

    private sealed class NoJitter : IJitter
    {
        public double Next() => 0;
    }
}
