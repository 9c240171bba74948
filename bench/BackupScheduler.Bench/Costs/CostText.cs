using System.Globalization;
using BackupScheduler.Bench.Plots;

namespace BackupScheduler.Bench.Costs;

/// <summary>The runs and their costs for people.</summary>
internal static class CostText
{
    public static void Write(TextWriter output, CostResult result)
    {
        output.WriteLine(result.Shape);
        foreach (var run in result.Runs)
        {
            var (tables, cost) = run.CostAt(result.Prices);
            output.WriteLine(Text($"{tables:#,0} tables in {run.Scenario.Accounts * run.Scenario.Regions.Count:#,0} account-Regions"));
            output.WriteLine($"  last create        {Text(run.Completion.Creating)}; DynamoDB's own limit {Text(run.Completion.CreateLimit)}");
            output.WriteLine($"  pruning            {Text(run.Completion.Pruning)} from the review; DynamoDB's own limit for the deletions {Text(run.Completion.PruneLimit)}");
            output.WriteLine(Text($"  used               {run.Invocations:#,0} invocations ({run.PeakWorkers:#,0} of Worker at once), {run.GigabyteSeconds:#,0.0} GB-seconds, {run.Use.QueueRequests:#,0} SQS requests, {run.LogBytes:#,0} bytes of log"));
            output.WriteLine($"  costs              {CostPlot.Dollars(cost.Total)}: {CostPlot.Dollars(cost.PerMillion(tables).Total)} a million tables");
            if (!run.IsWhole) output.WriteLine(Text($"  MISS               {run.Report.NotBackedUp} not backed up, {run.Report.Duplicates} duplicates"));
        }

        foreach (var goal in result.Goals) output.WriteLine(Text($"  {(goal.IsReached ? "ok  " : "MISS")} {goal.Name}: {goal.Figure:0.00} of {goal.Limit:0.00} at most"));
        output.WriteLine($"US dollars: {result.Prices.Origin}; storage apart");
    }

    private static string Text(TimeSpan? time) => time is { } value ? PlotTime.Text(value) : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
