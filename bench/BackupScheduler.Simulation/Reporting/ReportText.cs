using System.Globalization;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Tracing;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>A run's report for people.</summary>
public static class ReportText
{
    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, RunReport report, IReadOnlyList<Goal> goals)
    {
        foreach (var (name, value) in Lines(report)) output.WriteLine($"  {name,-18} {value}");
        foreach (var goal in goals)
            output.WriteLine(Text($"  {(goal.IsMet ? "ok  " : "MISS")} {goal.Name}: {goal.Figure:0.##} of {goal.Limit:0.##} at most"));
    }

    private static IEnumerable<(string Name, string Value)> Lines(RunReport report)
    {
        yield return ("run", $"{report.Run}");
        yield return ("last create", Time(report.LastCreate));
        yield return ("review began", Time(report.ReviewBegan));
        yield return ("last prune", Time(report.LastPrune));
        yield return ("ended", Time(report.Ended));
        yield return ("tables", Text($"{report.Tables}: {report.BackedUpOnce} backed up once, {report.Duplicates} duplicates, {report.NotBackedUp} not backed up"));
        yield return ("backups left", Text($"{report.Backups}: {report.OffRetention} tables off retention"));
        yield return ("DynamoDB calls", Text($"{report.DynamoDbCalls}: {report.CallsPerTable:0.000} a table, {report.Throttled} throttled ({report.ThrottledShare:0.00%})"));
        yield return ("calls", string.Join(", ", report.Calls.Select(call => Call(call.Key, call.Value))));
        yield return ("items sent", Join(report.Sent.Select(sent => (sent.Key, sent.Value))));
        yield return ("deliveries", Text($"{report.Deliveries}: {report.Repeated} repeated, {report.Invocations} invocations, {report.ColdStarts} cold starts, {report.MostHops} hops at most"));
        yield return ("sessions", Text($"{report.Sessions.Calls} AssumeRole calls, {report.Sessions.Throttled} throttled"));
        foreach (var use in report.Use.Functions) yield return (use.Function.ToString(), Line(use));
        var peak = QueuePeak.Of(report.Progress);
        yield return ("queues", Text($"{report.Use.QueueRequests} requests; at most {peak.Waiting} waiting, for {peak.Oldest.TotalSeconds:0} s, {peak.Delayed} delayed"));
        yield return ("counted", Join(report.Metrics.Select(metric => (metric.Key.ToString(), metric.Value))));
        yield return ("dead letters", report.Letters.Count == 0 ? "none" : Join(report.Letters.Select(letter => (letter.Key, (long)letter.Value))));
        if (report.TraceLines > 0) yield return ("trace", Text($"{report.TraceLines} lines, {report.TraceHash}"));
    }

    private static string Line(FunctionUse use) => Text(
        $"{use.MemoryMegabytes} MB, {use.Invocations} invocations, {use.ColdStarts} cold, {use.Timeouts} timed out, {use.PeakConcurrency} at once at most; {use.GigabyteSeconds:0} GB-s, {use.LogBytes / 1e6:0.0} MB of log");

    private static string Time(TimeSpan? time) => time is { } value ? Text($"{value.TotalSeconds:0.0} s") : "-";

    private static string Call(Operation operation, CallCount count) =>
        count.Throttled == 0 ? Text($"{operation} {count.Calls}") : Text($"{operation} {count.Calls} ({count.Throttled} throttled)");

    private static string Join(IEnumerable<(string Name, long Count)> counts) => string.Join(", ", counts.Select(count => Text($"{count.Name} {count.Count}")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
