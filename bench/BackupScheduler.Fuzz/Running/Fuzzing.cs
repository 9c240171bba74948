using System.Diagnostics;
using BackupScheduler.Fuzz.Inputs;

namespace BackupScheduler.Fuzz.Running;

/// <summary>Tries inputs, all targets in turn, on several threads. Which input has which number depends on nothing but the seed.</summary>
public sealed class Fuzzing(IReadOnlyList<IFuzzTarget> targets, FuzzOptions options)
{
    private const int Step = 1000;
    private const int TriesWhenSlow = 3;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Target, string Kind, string Where), FuzzDefect> _defects = [];
    private readonly long[] _byTarget = new long[targets.Count];
    private long _next;
    private long _done;
    private long _mostAllocated;
    private TimeSpan _slowest;

    /// <summary>Tries all inputs, or fewer where it is cancelled or too many defects were found.</summary>
    public FuzzReport Run(CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        using var watchdog = new InputWatchdog(options);
        var threads = Enumerable.Range(0, options.Threads).Select(number => new Thread(() => Work(watchdog.Watch(number), cancellation)) { IsBackground = true }).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return new FuzzReport(
            _done, options.Seed, Stopwatch.GetElapsedTime(started), targets.Index().ToDictionary(target => target.Item.Name, target => _byTarget[target.Index]),
            _slowest, _mostAllocated, [.. _defects.Values]);
    }

    /// <summary>The input of a number.</summary>
    public (IFuzzTarget Target, string Input) InputOf(long number)
    {
        var random = new Random(HashOf(options.Seed, number));
        var target = targets[(int)(number % targets.Count)];
        return (target, Mutation.Apply(target.Seed(random), () => target.Seed(random), random));
    }

    /// <summary>Gives an input to a target; null where all promises were kept.</summary>
    public static FuzzDefect? Try(IFuzzTarget target, string input)
    {
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception e)
        {
            return new FuzzDefect(target.Name, input, e.GetType().Name, e is BrokenPromiseException ? e.Message : e.ToString());
        }
    }

    private void Work(WatchedInput watched, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && Interlocked.Increment(ref _next) - 1 is var number && number < options.Inputs)
        {
            lock (_lock)
                if (_defects.Count >= options.MostDefects) return;
            var (target, input) = InputOf(number);
            var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            watched.Begin(target, input);
            var defect = Try(target, input);
            if (Stopwatch.GetElapsedTime(started) is var took && took > options.LongestInput) defect ??= SlowAgain(target, input);
            watched.End();
            Note(number, defect, target, input, GC.GetAllocatedBytesForCurrentThread() - before, took);
        }
    }

    private FuzzDefect? SlowAgain(IFuzzTarget target, string input)
    {
        for (var tries = 0; tries < TriesWhenSlow; tries++)
        {
            var started = Stopwatch.GetTimestamp();
            _ = Try(target, input);
            if (Stopwatch.GetElapsedTime(started) <= options.LongestInput) return null;
        }

        return new FuzzDefect(target.Name, input, "Slow", $"longer than {options.LongestInput.TotalSeconds:0.#} s, {TriesWhenSlow + 1} times");
    }

    private void Note(long number, FuzzDefect? defect, IFuzzTarget target, string input, long allocated, TimeSpan took)
    {
        // What had to be tried again allocated several times.
        if (defect is null && took <= options.LongestInput && allocated > options.MostAllocated) defect = new FuzzDefect(target.Name, input, "Memory", $"{allocated} bytes allocated for {input.Length} characters");
        lock (_lock)
        {
            _byTarget[number % targets.Count]++;
            if (++_done % Step == 0) options.Progress(_done);
            if (took > _slowest) _slowest = took;
            if (allocated > _mostAllocated) _mostAllocated = allocated;
            if (defect is null || _defects.ContainsKey(KeyOf(defect))) return;
        }

        var shorter = defect.Kind is "Memory" or "Slow" ? defect : Shortening.Shorten(defect, target, KeyOf);
        lock (_lock) _defects.TryAdd(KeyOf(defect), shorter);
    }

    // One defect has many inputs: it is the same where the exception comes from the same place.
    private static (string, string, string) KeyOf(FuzzDefect defect) =>
        (defect.Target, defect.Kind, defect.Kind is "Memory" or "Slow" ? "" : PlaceOf(defect.Message));

    private static string PlaceOf(string message) =>
        message.Split('\n').FirstOrDefault(line => line.Contains("at BackupScheduler.", StringComparison.Ordinal) || line.Contains("at Amazon.", StringComparison.Ordinal))
        ?? message[..Math.Min(message.Length, message.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? colon : 40)];

    private static int HashOf(int seed, long number)
    {
        unchecked
        {
            var mixed = ((ulong)(uint)seed << 32) ^ ((ulong)number * 0x9E3779B97F4A7C15UL);
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            return (int)(mixed >> 33);
        }
    }
}
