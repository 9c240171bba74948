using System.Diagnostics;

namespace BackupScheduler.Bench.Micro;

/// <summary>
/// The short form's measurement: allocations exactly, so that a build can hold on to them, which those of <see cref="MicroRun"/>'s short
/// runs are not.
/// </summary>
internal static class MicroCounter
{
    private const int WarmUps = 3;
    private const int LeastRepetitions = 5;
    private const int MostRepetitions = 1000;
    private static readonly TimeSpan s_enough = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures on this thread. Of the allocations the least: the runtime's own work now and then adds to one.</summary>
    public static MicroFigure Measure(MicroOperation operation)
    {
        for (var i = 0; i < WarmUps; i++) GC.KeepAlive(operation.Run());
        var (times, least, started) = (new List<double>(MostRepetitions), long.MaxValue, Stopwatch.GetTimestamp());
        while (times.Count < LeastRepetitions || (times.Count < MostRepetitions && Stopwatch.GetElapsedTime(started) < s_enough))
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var begun = Stopwatch.GetTimestamp();
            GC.KeepAlive(operation.Run());
            var elapsed = Stopwatch.GetElapsedTime(begun);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            times.Add(elapsed.TotalNanoseconds);
        }

        times.Sort();
        return new MicroFigure(operation.Name, (double)least / operation.Operations, times[times.Count / 2] / operation.Operations);
    }
}
