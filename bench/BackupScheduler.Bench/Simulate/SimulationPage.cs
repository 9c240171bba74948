using System.Globalization;
using System.Text;
using BackupScheduler.Bench.Results;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Scenarios;

namespace BackupScheduler.Bench.Simulate;

/// <summary>A simulation as the page of results shows it.</summary>
internal static class SimulationPage
{
    public static BenchResult Of(SimulationPlan plan, SimulationResult result, bool isShort)
    {
        var last = result.Runs[^1];
        return new BenchResult(
            $"simulate-{plan.Named.Name}",
            $"dotnet run -c Release --project bench/BackupScheduler.Bench -- simulate --scenario {plan.Named.Name}{(isShort ? " --short" : "")}")
        {
            Counts = Counts([.. result.Runs.Select(run => run.Report)]),
            Goals = [.. last.Goals.Select(goal => new BenchGoal(goal.Name, goal.Figure, goal.Limit))],
            Markdown = Markdown(plan, result),
        };
    }

    private static Dictionary<string, double> Counts(IReadOnlyList<RunReport> reports)
    {
        var counts = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["queue-requests"] = reports.Sum(report => report.Use.QueueRequests),
            ["invocations"] = reports.Sum(report => report.Invocations),
        };
        foreach (var call in reports.SelectMany(report => report.Calls))
            counts[$"{call.Key}"] = counts.GetValueOrDefault($"{call.Key}") + call.Value.Calls;
        return new Dictionary<string, double>(counts);
    }

    private static string Markdown(SimulationPlan plan, SimulationResult result)
    {
        var text = new StringBuilder();
        text.Append("| | tables | last create | review begins | last prune | over | DynamoDB calls a table | throttled | sessions (throttled) | longest wait in a queue |\n");
        text.Append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        if (result.Alone is { } alone) text.Append(Row(plan.Named.Promise == Promise.QuietNeighbours ? "without the large account" : "the largest account alone", alone));
        foreach (var (i, run) in result.Runs.Index())
            if (i == 0 || i == result.Runs.Count - 1) text.Append(Row(result.Runs.Count == 1 ? plan.Named.Name : $"run {i + 1}", run.Report));
        text.Append("\n| function | memory | invocations | cold | at once | GB-s | log |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var use in result.Runs[^1].Report.Use.Functions)
            text.Append(Text($"| {use.Function} | {use.MemoryMegabytes} MB | {use.Invocations:#,0} | {use.ColdStarts:#,0} | {use.PeakConcurrency} | {use.GigabyteSeconds:#,0} | {use.LogBytes / 1e6:#,0.0} MB |\n"));
        text.Append(Text($"\n{result.Runs[^1].Report.Use.QueueRequests:#,0} requests to SQS. Simulated in {result.Took.TotalSeconds:0} s.\n"));
        return text.ToString();
    }

    private static string Row(string name, RunReport report) => Text(
        $"| {name} | {report.Tables:#,0} | {Seconds(report.LastCreate)} | {Seconds(report.ReviewBegan)} | {Seconds(report.LastPrune)} | {Seconds(report.Ended)} | {report.CallsPerTable:0.00} | {report.ThrottledShare:0.00 %} | {report.Sessions.Calls:#,0} ({report.Sessions.Throttled:#,0}) | {QueuePeak.Of(report.Progress).Oldest.TotalSeconds:0} s |\n");

    private static string Seconds(TimeSpan? time) => time is { } value ? Text($"{value.TotalSeconds:#,0} s") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
