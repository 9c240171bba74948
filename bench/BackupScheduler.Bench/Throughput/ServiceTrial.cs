using BackupScheduler.Bench.Functions;
using System.Diagnostics;
using System.Globalization;
using BackupScheduler.Bench.Throughput.Stub;

namespace BackupScheduler.Bench.Throughput;

/// <summary>The published functions work off one account: ScheduleTables lists and reviews, the worker creates and deletes.</summary>
/// <param name="Service">Both functions.</param>
/// <param name="Worker">The worker alone, in the time that it worked.</param>
internal sealed record ServiceTrial(Trial Service, Trial Worker)
{
    public const string Account = "123456789012";

    /// <summary>Runs it.</summary>
    /// <exception cref="MeasurementException">A message failed, or a table was not backed up and pruned once.</exception>
    public static async Task<ServiceTrial> RunAsync(StubAws stub, int tables, int keep, string program, CancellationToken cancellation)
    {
        var run = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        stub.Serve(new StubTables(Account, tables, keep, run));
        var settings = Settings(stub.Address, keep);
        await using var scheduler = await FunctionUnderStub.StartAsync("ScheduleTables", program, stub.Address, settings, cancellation);
        await using var worker = await FunctionUnderStub.StartAsync("Worker", program, stub.Address, settings, cancellation);
        var (schedulerBefore, workerBefore) = (ProcessFigures.Of(scheduler.Process), ProcessFigures.Of(worker.Process));
        var started = Stopwatch.GetTimestamp();

        await scheduler.DeliverAsync([BackUpAccount(run)], cancellation, batchSize: 1);
        var beforeWorker = stub.Counts.Connections;
        var working = await TimeAsync(() => worker.DeliverAsync(stub.TakeSent("tables"), cancellation));
        await scheduler.DeliverAsync(stub.TakeSent("accounts"), cancellation, batchSize: 1);
        working += await TimeAsync(() => worker.DeliverAsync(stub.TakeSent("tables"), cancellation));

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var (schedulerAfter, workerAfter) = (ProcessFigures.Of(scheduler.Process), ProcessFigures.Of(worker.Process));
        var workerCpu = workerAfter.CpuSeconds - workerBefore.CpuSeconds;
        var calls = stub.Counts.Calls;
        Check(calls, tables);
        // Each of the two took the account's session once.
        var workerCalls = new Dictionary<string, int> { ["CreateBackup"] = calls["CreateBackup"], ["DeleteBackup"] = calls["DeleteBackup"], ["AssumeRole"] = calls["AssumeRole"] - 1 };
        return new ServiceTrial(
            new Trial(tables, seconds, schedulerAfter.CpuSeconds - schedulerBefore.CpuSeconds + workerCpu, Math.Max(schedulerAfter.Peak, workerAfter.Peak), calls, stub.Counts.Connections),
            new Trial(tables, working, workerCpu, workerAfter.Peak, workerCalls, stub.Counts.Connections - beforeWorker));
    }

    /// <summary>Settings of both functions. Rates decide when a call is made; nothing here waits for them.</summary>
    public static Dictionary<string, string?> Settings(string stub, int keep) => new()
    {
        ["ACCOUNT_QUEUE_URL"] = $"{stub}/{Account}/accounts",
        ["TABLE_QUEUE_URL"] = $"{stub}/{Account}/tables",
        ["DEAD_LETTER_QUEUE_URL"] = $"{stub}/{Account}/dead-letters",
        ["BACKUP_RETENTION"] = keep.ToString(CultureInfo.InvariantCulture),
        ["CREATE_RATE"] = "1000",
        ["DELETE_RATE"] = "1000",
        ["LIST_RATE"] = "1000",
        ["REVIEW_DELAY_SECONDS"] = "0",
    };

    private static string BackUpAccount(DateTimeOffset run) =>
        $$"""{"version":1,"kind":"BackUpAccount","run":"{{run.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}}","account":"{{Account}}","region":"us-east-1","adHoc":false,"prune":true,"hops":0}""";

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static void Check(IReadOnlyDictionary<string, int> calls, int tables)
    {
        foreach (var operation in (string[])["CreateBackup", "DeleteBackup"])
        {
            if (calls.GetValueOrDefault(operation) != tables)
                throw new MeasurementException($"{operation}: {calls.GetValueOrDefault(operation)} instead of {tables}: {string.Join(", ", calls)}");
        }

        if (calls.GetValueOrDefault("AssumeRole") != 2) throw new MeasurementException($"AssumeRole: {calls.GetValueOrDefault("AssumeRole")} instead of one for each function");
    }
}
