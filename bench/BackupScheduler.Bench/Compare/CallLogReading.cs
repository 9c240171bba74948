using BackupScheduler.LocalAws.Proxy;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Bench.Compare;

/// <summary>What the proxy's log says of a run.</summary>
internal static class CallLogReading
{
    private const int Throttled = 400;
    private static readonly TimeSpan s_idleDelay = TimeSpan.FromMilliseconds(100);

    public static RunTimes Times(IReadOnlyList<LoggedCall> calls, DateTimeOffset firedAt)
    {
        var dynamo = calls.Where(call => call.Service == "dynamodb").ToList();
        var lastCreate = EndOfLast(dynamo, "CreateBackup");
        var lastPrune = EndOfLast(dynamo, "DeleteBackup");
        var review = dynamo.Where(call => call.Operation == "ListBackups" && call.Started > lastCreate).Min(call => call.Started);
        return new RunTimes(
            lastCreate - firedAt, lastPrune - firedAt, lastPrune - review, dynamo.Count(call => call.Status == Throttled), dynamo.Count);
    }

    /// <summary>The latencies of the run, for the simulation of the same.</summary>
    public static Latencies Latencies(IReadOnlyList<LoggedCall> calls)
    {
        Latency Of(string operation, TimeSpan more = default) => Measured(calls, operation, more);
        // A poller looks every 100 ms while the queue is empty, and a batch ends only when its messages are deleted.
        var acknowledging = TimeSpan.FromMilliseconds(Of("DeleteMessageBatch").Milliseconds);
        return new Latencies
        {
            ListAccounts = Of("ListAccounts"),
            AssumeRole = Of("AssumeRole"),
            ListTables = Of("ListTables"),
            ListBackups = Of("ListBackups"),
            CreateBackup = Of("CreateBackup"),
            DeleteBackup = Of("DeleteBackup"),
            Queue = Of("SendMessageBatch"),
            Delivery = Of("ReceiveMessage", (s_idleDelay / 2) + acknowledging),
            // The functions' processes run already; what a fresh one takes is in its first calls.
            ColdStart = new Latency(0, 0),
            Making = new Latency(0, 0),
        };
    }

    private static Latency Measured(IReadOnlyList<LoggedCall> calls, string operation, TimeSpan more)
    {
        var logs = calls.Where(call => call.Operation == operation && call.Status == 200)
            .Select(call => Math.Log(Math.Max(0.1, (call.Duration + more).TotalMilliseconds))).Order().ToList();
        if (logs.Count == 0) return new Latency(1, 0);
        var middle = logs[logs.Count / 2];
        return new Latency(Math.Exp(middle), Math.Sqrt(logs.Average(log => (log - middle) * (log - middle))));
    }

    private static DateTimeOffset EndOfLast(IEnumerable<LoggedCall> calls, string operation) =>
        calls.Where(call => call.Operation == operation).Max(call => call.Started + call.Duration);
}
