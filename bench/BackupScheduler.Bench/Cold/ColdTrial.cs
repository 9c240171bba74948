using System.Diagnostics;
using BackupScheduler.Bench.Functions;
using BackupScheduler.Bench.Throughput;
using BackupScheduler.Bench.Throughput.Stub;
using BackupScheduler.LocalAws.Lambda;

namespace BackupScheduler.Bench.Cold;

/// <summary>One process, from its start on.</summary>
/// <param name="FirstMilliseconds">From just before it is started until the Runtime API has its first answer.</param>
/// <param name="WarmMilliseconds">Of a later invocation: the median.</param>
/// <param name="PeakBytes">Memory at most until the first answer (VmHWM).</param>
/// <param name="WarmPeakBytes">Memory at most until the last answer.</param>
internal sealed record ColdTrial(double FirstMilliseconds, double WarmMilliseconds, long PeakBytes, long WarmPeakBytes)
{
    private const int WarmInvocations = 20;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs it.</summary>
    /// <exception cref="MeasurementException">It failed, or made other calls than it should.</exception>
    public static async Task<ColdTrial> RunAsync(
        Contender contender, ColdCase given, RuntimeApi api, StubAws stub, CancellationToken cancellation)
    {
        stub.Serve(null);
        var sandbox = $"cold-{Guid.NewGuid():N}";
        var first = api.InvokeAsync(given.Event(TimeProvider.System.GetUtcNow()), s_patience, cancellation);
        var started = Stopwatch.GetTimestamp();
        await using var process = FreshProcess.Start(contender, api.AddressFor(sandbox), stub.Address, exitCode => api.Exited(sandbox, exitCode));
        Check(await first, contender, given);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var peak = ProcessFigures.Of(process.Id).Peak;
        CheckCalls(stub.Counts.Calls, contender, given);
        var warm = await WarmAsync(contender, given, api, cancellation);
        return new ColdTrial(elapsed, warm, peak, ProcessFigures.Of(process.Id).Peak);
    }

    private static async Task<double> WarmAsync(Contender contender, ColdCase given, RuntimeApi api, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var number = 0; number < WarmInvocations; number++)
        {
            var started = Stopwatch.GetTimestamp();
            Check(await api.InvokeAsync(given.Event(TimeProvider.System.GetUtcNow()), s_patience, cancellation), contender, given);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Spread.Of(times).Median;
    }

    private static void Check(InvocationResult answer, Contender contender, ColdCase given)
    {
        if (answer.Error is { } error) throw new MeasurementException($"{contender.Name}, {given.Name}: {error.Type}: {error.Message}");
        if (BatchEvent.Failures(answer.Payload).Count > 0) throw new MeasurementException($"{contender.Name}, {given.Name}: the message was not done");
    }

    private static void CheckCalls(IReadOnlyDictionary<string, int> made, Contender contender, ColdCase given)
    {
        if (made.Count != given.Calls.Count || given.Calls.Any(call => made.GetValueOrDefault(call.Key) != call.Value))
            throw new MeasurementException($"{contender.Name}, {given.Name}: made other calls than it should: {string.Join(", ", made)}");
    }
}
