using System.Globalization;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>A report for people.</summary>
public static class EnforcementText
{
    // The backlog's curve in so many points.
    private const int Points = 12;

    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, EnforcementReport report)
    {
        foreach (var (name, value) in Lines(report)) output.WriteLine($"  {name,-18} {value}");
    }

    private static IEnumerable<(string Name, string Value)> Lines(EnforcementReport report)
    {
        yield return ("accounts", Text($"{report.Accounts}: {report.Swept} swept, the last after {Time(report.LastSweep)}"));
        yield return ("users and roles", Text($"{report.Principals}: {report.CoveredOnce} covered once, {report.Uncovered} not covered"));
        foreach (var role in report.NewRoles) yield return ("new role", Text($"after {Time(role.SentAfter)}: covered {Time(role.CoveredAfter)} after its event"));
        yield return ("backlog", Text($"{report.DeepestBacklog} waiting at most, the oldest for {Time(report.OldestWaiting)}"));
        foreach (var sample in Curve(report.Backlog)) yield return ("", Text($"after {Time(sample.After)}: {sample.Waiting} waiting, the oldest for {Time(sample.Oldest)}, {sample.InFlight} in flight"));
        yield return ("IAM calls", Text($"{report.IamCalls}, {report.Throttled} throttled"));
        yield return ("calls", string.Join(", ", report.Calls.Select(call => Text($"{call.Key} {call.Value.Calls}"))));
        yield return ("items sent", Join(report.Sent.Select(sent => (sent.Key, sent.Value))));
        yield return ("deliveries", Text($"{report.Deliveries}: {report.Repeated} repeated, {report.Invocations} invocations, {report.ColdStarts} cold starts"));
        yield return ("counted", Join(report.Metrics.Select(metric => (metric.Key.ToString(), metric.Value))));
        yield return ("dead letters", report.Letters.Count == 0 ? "none" : Join(report.Letters.Select(letter => (letter.Key, (long)letter.Value))));
        yield return ("trace", Text($"{report.TraceLines} lines, {report.TraceHash}"));
    }

    private static IEnumerable<BacklogSample> Curve(IReadOnlyList<BacklogSample> samples)
    {
        var step = Math.Max(1, samples.Count / Points);
        return samples.Where((_, i) => i % step == 0);
    }

    private static string Time(TimeSpan? time) => time is { } value ? Text($"{value.TotalSeconds:0.0} s") : "never";

    private static string Join(IEnumerable<(string Name, long Count)> counts) => string.Join(", ", counts.Select(count => Text($"{count.Name} {count.Count}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
