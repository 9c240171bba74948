using System.Text.Json;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>A report for programs.</summary>
public static class EnforcementJson
{
    /// <summary>Writes the members of an object that is open.</summary>
    public static void Write(Utf8JsonWriter json, EnforcementReport report)
    {
        json.WriteNumber("accounts", report.Accounts);
        json.WriteNumber("swept", report.Swept);
        WriteSeconds(json, "lastSweepSeconds", report.LastSweep);
        json.WriteNumber("principals", report.Principals);
        json.WriteNumber("coveredOnce", report.CoveredOnce);
        json.WriteNumber("uncovered", report.Uncovered);
        WriteNewRoles(json, report.NewRoles);
        WriteBacklog(json, report);
        json.WriteNumber("iamCalls", report.IamCalls);
        json.WriteNumber("throttled", report.Throttled);
        WriteCounts(json, "calls", report.Calls.Select(call => (call.Key.ToString(), call.Value.Calls)));
        WriteCounts(json, "sent", report.Sent.Select(sent => (sent.Key, sent.Value)));
        WriteCounts(json, "metrics", report.Metrics.Select(metric => (metric.Key.ToString(), metric.Value)));
        WriteCounts(json, "letters", report.Letters.Select(letter => (letter.Key, (long)letter.Value)));
        json.WriteNumber("deliveries", report.Deliveries);
        json.WriteNumber("repeatedDeliveries", report.Repeated);
        json.WriteNumber("invocations", report.Invocations);
        json.WriteNumber("coldStarts", report.ColdStarts);
        json.WriteNumber("traceLines", report.TraceLines);
        json.WriteString("traceHash", report.TraceHash);
    }

    private static void WriteNewRoles(Utf8JsonWriter json, IReadOnlyList<NewRole> roles)
    {
        json.WriteStartArray("newRoles");
        foreach (var role in roles)
        {
            json.WriteStartObject();
            json.WriteString("arn", role.Arn);
            WriteSeconds(json, "sentAfterSeconds", role.SentAfter);
            WriteSeconds(json, "coveredAfterSeconds", role.CoveredAfter);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBacklog(Utf8JsonWriter json, EnforcementReport report)
    {
        json.WriteNumber("deepestBacklog", report.DeepestBacklog);
        WriteSeconds(json, "oldestWaitingSeconds", report.OldestWaiting);
        json.WriteStartArray("backlog");
        foreach (var sample in report.Backlog)
        {
            json.WriteStartObject();
            WriteSeconds(json, "afterSeconds", sample.After);
            json.WriteNumber("waiting", sample.Waiting);
            json.WriteNumber("inFlight", sample.InFlight);
            WriteSeconds(json, "oldestSeconds", sample.Oldest);
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

    private static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan? time)
    {
        if (time is { } value) json.WriteNumber(name, Math.Round(value.TotalSeconds, 3));
        else json.WriteNull(name);
    }
}
