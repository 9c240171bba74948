using System.Text;
using System.Text.Json;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Lambda.Observation;

/// <summary>
/// Metrics in CloudWatch's embedded metric format: one line an invocation and account Region. Function is the one
/// dimension; account and Region are properties, since as dimensions each pair would be a paid metric of its own.
/// </summary>
internal sealed class EmbeddedMetrics(FunctionName function, TextWriter output, TimeProvider time) : IMetrics
{
    private const string Namespace = "BackupScheduler";
    private readonly Lock _lock = new();
    private Dictionary<(TableScope? Scope, Metric Metric), long> _counts = [];

    public void Count(Metric metric, long amount = 1, TableScope? scope = null)
    {
        lock (_lock) _counts[(scope, metric)] = _counts.GetValueOrDefault((scope, metric)) + amount;
    }

    /// <summary>Writes and forgets what was counted.</summary>
    public void Flush()
    {
        Dictionary<(TableScope? Scope, Metric Metric), long> counts;
        lock (_lock) (counts, _counts) = (_counts, []);
        foreach (var place in counts.GroupBy(count => count.Key.Scope))
            output.WriteLine(Write(place.Key, [.. place.Select(count => (count.Key.Metric, count.Value))]));
    }

    private string Write(TableScope? scope, List<(Metric Metric, long Amount)> counts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteDefinition(json, counts);
            json.WriteString("Function", function.ToString());
            if (scope is { } place)
            {
                json.WriteString("Account", place.Account.Value);
                json.WriteString("Region", place.Region.Value);
            }

            foreach (var (metric, amount) in counts) json.WriteNumber(metric.ToString(), amount);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void WriteDefinition(Utf8JsonWriter json, List<(Metric Metric, long Amount)> counts)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", Namespace);
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        json.WriteStringValue("Function");
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteStartArray("Metrics");
        foreach (var (metric, _) in counts)
        {
            json.WriteStartObject();
            json.WriteString("Name", metric.ToString());
            json.WriteString("Unit", "Count");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
