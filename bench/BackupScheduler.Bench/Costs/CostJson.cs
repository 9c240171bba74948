using System.Text.Json;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Bench.Costs;

/// <summary>The runs and their costs for programs.</summary>
internal static class CostJson
{
    public static void Write(Utf8JsonWriter json, CostResult result)
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", result.Succeeded);
        json.WriteString("prices", result.Prices.Origin);
        json.WriteStartArray("runs");
        foreach (var run in result.Runs) Write(json, run, result.Prices);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CostRun run, Prices prices)
    {
        json.WriteStartObject();
        json.WriteNumber("tables", run.Report.Tables);
        json.WriteNumber("accounts", run.Scenario.Accounts);
        WriteSeconds(json, "lastCreateSeconds", run.Completion.Creating);
        WriteSeconds(json, "createLimitSeconds", run.Completion.CreateLimit);
        WriteSeconds(json, "pruningSeconds", run.Completion.Pruning);
        WriteSeconds(json, "pruneLimitSeconds", run.Completion.PruneLimit);
        json.WriteNumber("invocations", run.Invocations);
        json.WriteNumber("mostWorkersAtOnce", run.PeakWorkers);
        json.WriteNumber("gigabyteSeconds", Math.Round(run.GigabyteSeconds, 3));
        json.WriteNumber("sqsRequests", run.Use.QueueRequests);
        json.WriteNumber("logBytes", run.LogBytes);
        var (tables, cost) = run.CostAt(prices);
        Write(json, "dollars", cost);
        Write(json, "dollarsOfMillionTables", cost.PerMillion(tables));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, RunCost cost)
    {
        json.WriteStartObject(name);
        json.WriteNumber("lambdaRequests", cost.LambdaRequests);
        json.WriteNumber("lambdaDuration", cost.LambdaDuration);
        json.WriteNumber("sqs", cost.Queues);
        json.WriteNumber("logs", cost.Logs);
        json.WriteNumber("total", cost.Total);
        json.WriteEndObject();
    }

    private static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan? time)
    {
        if (time is { } value) json.WriteNumber(name, Math.Round(value.TotalSeconds, 3));
        else json.WriteNull(name);
    }
}
