using System.Globalization;
using BackupScheduler.Bench.Results;
using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Lambda;

namespace BackupScheduler.Bench.Compare;

/// <summary>The same run, really and simulated.</summary>
/// <param name="Real">By the published functions on the real clock.</param>
/// <param name="Simulated">On virtual time.</param>
/// <param name="Latencies">What was measured, and simulated with.</param>
internal sealed record Comparison(RunTimes Real, RunTimes Simulated, Latencies Latencies)
{
    /// <summary>How far a simulated time may lie from the real one.</summary>
    public const double Tolerance = 0.15;

    public IReadOnlyList<(string Name, double Real, double Simulated)> Rows =>
    [
        ("seconds until the last create", Real.LastCreate.TotalSeconds, Simulated.LastCreate.TotalSeconds),
        ("seconds until the last prune", Real.LastPrune.TotalSeconds, Simulated.LastPrune.TotalSeconds),
        ("seconds from the review to the last prune", Real.Pruning.TotalSeconds, Simulated.Pruning.TotalSeconds),
    ];

    public bool Agrees => Rows.All(row => Math.Abs((row.Simulated / row.Real) - 1) <= Tolerance);

    public static Comparison Of(RunTimes real, Latencies latencies, CompareOptions options)
    {
        using var simulation = new OrganizationSimulation(new Scenario
        {
            Tables = options.Tables,
            Keep = options.Keep,
            Regions = ["us-east-1"],
            Latencies = latencies,
            Variables = new Dictionary<string, string> { ["REVIEW_DELAY_SECONDS"] = $"{options.ReviewDelaySeconds}" },
            AccountSource = new Scenario().AccountSource with { MaximumConcurrency = 1 },
            // As the real ones run here: on whole processors, with what one receive brings.
            TableSource = new Scenario().TableSource with { MaximumConcurrency = options.Concurrency, BatchSize = 10, BatchingWindow = TimeSpan.Zero },
            Lambda = new LambdaOptions().WithMemory(LambdaOptions.MegabytesOfOneProcessor),
        });
        var report = simulation.Run();
        var pruned = report.LastPrune ?? TimeSpan.Zero;
        return new Comparison(
            real,
            new RunTimes(report.LastCreate ?? TimeSpan.Zero, pruned, pruned - (report.ReviewBegan ?? TimeSpan.Zero), report.Throttled, report.DynamoDbCalls),
            latencies);
    }

    public BenchResult ToResult() => new("compare", "dotnet run -c Release --project bench/BackupScheduler.Bench -- compare --results bench/results")
    {
        Markdown = "| | real | simulated | ratio |\n|---|---:|---:|---:|\n"
            + string.Concat(Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Real:0.00} | {row.Simulated:0.00} | {row.Simulated / row.Real:0.00} |\n")))
            + string.Create(CultureInfo.InvariantCulture, $"| DynamoDB calls | {Real.Calls} | {Simulated.Calls} | {(double)Simulated.Calls / Real.Calls:0.00} |\n"),
    };

    public void Write(TextWriter output)
    {
        output.WriteLine($"  {"",-44} {"real",8} {"simulated",10} {"ratio",7}");
        foreach (var (name, real, simulated) in Rows)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-44} {real,8:0.00} {simulated,10:0.00} {simulated / real,7:0.000}"));
        output.WriteLine($"  {"DynamoDB calls",-44} {Real.Calls,8} {Simulated.Calls,10}");
        output.WriteLine($"  {"throttled",-44} {Real.Throttled,8} {Simulated.Throttled,10}");
        output.WriteLine("  median milliseconds measured: " + string.Join(", ", new (string, Latency)[]
        {
            ("CreateBackup", Latencies.CreateBackup), ("DeleteBackup", Latencies.DeleteBackup), ("ListBackups", Latencies.ListBackups),
            ("ListTables", Latencies.ListTables), ("SendMessageBatch", Latencies.Queue), ("delivery", Latencies.Delivery),
        }.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Item1} {pair.Item2.Milliseconds:0.0}"))));
        output.WriteLine(Agrees ? "  ok   every simulated time is within 15 % of the real one" : "  MISS a simulated time is further than 15 % from the real one");
    }
}
