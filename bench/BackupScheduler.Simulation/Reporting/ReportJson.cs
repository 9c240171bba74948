using System.Text.Json;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>A run's report for programs.</summary>
public static class ReportJson
{
    /// <summary>Writes the report as one object.</summary>
    public static void Write(Utf8JsonWriter json, RunReport report, IReadOnlyList<Goal> goals)
    {
        json.WriteStartObject();
        json.WriteString("run", report.Run.ToString());
        WriteTimes(json, report);
        WriteTables(json, report);
        WriteCalls(json, report);
        WriteCounts(json, "sent", report.Sent.Select(sent => (sent.Key, sent.Value)));
        WriteCounts(json, "metrics", report.Metrics.Select(metric => (metric.Key.ToString(), metric.Value)));
        WriteCounts(json, "letters", report.Letters.Select(letter => (letter.Key, (long)letter.Value)));
        WriteUse(json, report.Use);
        WriteQueues(json, report.Progress);
        WriteGoals(json, goals);
        json.WriteNumber("traceLines", report.TraceLines);
        json.WriteString("traceHash", report.TraceHash);
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject("seconds");
        foreach (var (name, time) in new (string, TimeSpan?)[]
                 {
                     ("lastCreate", report.LastCreate), ("reviewBegan", report.ReviewBegan), ("lastPrune", report.LastPrune), ("ended", report.Ended),
                 })
        {
            if (time is { } value) json.WriteNumber(name, Math.Round(value.TotalSeconds, 3));
            else json.WriteNull(name);
        }

        json.WriteEndObject();
    }

    private static void WriteTables(Utf8JsonWriter json, RunReport report)
    {
        json.WriteNumber("tables", report.Tables);
        json.WriteNumber("backedUpOnce", report.BackedUpOnce);
        json.WriteNumber("notBackedUp", report.NotBackedUp);
        json.WriteNumber("duplicates", report.Duplicates);
        json.WriteNumber("backups", report.Backups);
        json.WriteNumber("offRetention", report.OffRetention);
        json.WriteNumber("deliveries", report.Deliveries);
        json.WriteNumber("repeatedDeliveries", report.Repeated);
        json.WriteNumber("invocations", report.Invocations);
        json.WriteNumber("coldStarts", report.ColdStarts);
        json.WriteNumber("mostHops", report.MostHops);
    }

    private static void WriteCalls(Utf8JsonWriter json, RunReport report)
    {
        json.WriteNumber("dynamoDbCalls", report.DynamoDbCalls);
        json.WriteNumber("callsPerTable", Math.Round(report.CallsPerTable, 4));
        json.WriteNumber("throttled", report.Throttled);
        json.WriteNumber("throttledShare", Math.Round(report.ThrottledShare, 6));
        WriteCounts(json, "calls", report.Calls.Select(call => (call.Key.ToString(), call.Value.Calls)));
        WriteCounts(json, "throttledCalls", report.Calls.Select(call => (call.Key.ToString(), call.Value.Throttled)));
    }

    private static void WriteUse(Utf8JsonWriter json, RunUse use)
    {
        json.WriteNumber("queueRequests", use.QueueRequests);
        json.WriteStartArray("functions");
        foreach (var function in use.Functions)
        {
            json.WriteStartObject();
            json.WriteString("function", function.Function.ToString());
            json.WriteNumber("memoryMegabytes", function.MemoryMegabytes);
            json.WriteNumber("invocations", function.Invocations);
            json.WriteNumber("coldStarts", function.ColdStarts);
            json.WriteNumber("timeouts", function.Timeouts);
            json.WriteNumber("peakConcurrency", function.PeakConcurrency);
            json.WriteNumber("gigabyteSeconds", Math.Round(function.GigabyteSeconds, 3));
            json.WriteNumber("logBytes", function.LogBytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteQueues(Utf8JsonWriter json, IReadOnlyList<ProgressSample> samples)
    {
        var peak = QueuePeak.Of(samples);
        json.WriteNumber("mostWaiting", peak.Waiting);
        json.WriteNumber("mostDelayed", peak.Delayed);
        json.WriteNumber("longestWaitSeconds", Math.Round(peak.Oldest.TotalSeconds, 3));
        json.WriteStartArray("progress");
        foreach (var sample in samples) WriteSample(json, sample);
        json.WriteEndArray();
    }

    private static void WriteSample(Utf8JsonWriter json, ProgressSample sample)
    {
        json.WriteStartObject();
        json.WriteNumber("second", Math.Round(sample.At.TotalSeconds, 3));
        json.WriteNumber("created", sample.Created);
        json.WriteNumber("deleted", sample.Deleted);
        json.WriteNumber("throttled", sample.Throttled);
        json.WriteNumber("waiting", sample.Waiting);
        json.WriteNumber("delayed", sample.Delayed);
        json.WriteNumber("oldestSeconds", Math.Round(sample.OldestWaiting.TotalSeconds, 3));
        json.WriteNumber("invocations", sample.Invocations);
        json.WriteEndObject();
    }

    private static void WriteGoals(Utf8JsonWriter json, IReadOnlyList<Goal> goals)
    {
        json.WriteStartArray("goals");
        foreach (var goal in goals)
        {
            json.WriteStartObject();
            json.WriteString("name", goal.Name);
            json.WriteNumber("figure", Math.Round(goal.Figure, 3));
            json.WriteNumber("limit", Math.Round(goal.Limit, 3));
            json.WriteBoolean("met", goal.IsMet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<(string Name, long Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts) json.WriteNumber(key, count);
        json.WriteEndObject();
    }
}
