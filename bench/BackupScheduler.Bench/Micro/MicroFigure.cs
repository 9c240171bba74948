using System.Diagnostics;

namespace BackupScheduler.Bench.Micro;

/// <summary>What one operation took.</summary>
/// <param name="Name">The operation.</param>
/// <param name="AllocatedBytes">For one, exactly.</param>
/// <param name="Nanoseconds">For one: the median of the repetitions, without further statistics.</param>
internal sealed record MicroFigure(string Name, double AllocatedBytes, double Nanoseconds)
{
    private const int WarmUps = 3;
    private const int LeastRepetitions = 5;
    private const int MostRepetitions = 1000;
    private static readonly TimeSpan s_enough = TimeSpan.FromMilliseconds(300);

    /// <summary>Measures on this thread. Of the allocations the least: the runtime's own work now and then adds to one.</summary>
    public static MicroFigure Of(MicroOperation operation)
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
