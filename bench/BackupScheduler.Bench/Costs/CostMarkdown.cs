using System.Globalization;
using System.Text;
using BackupScheduler.Bench.Plots;

namespace BackupScheduler.Bench.Costs;

/// <summary>The tables of the page of results.</summary>
internal static class CostMarkdown
{
    public static string Of(CostResult result)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Sentence(result.Shape)}.\n\n");
        WriteTimes(text, result);
        text.Append("\n![Time until the last create and the last prune, beside DynamoDB's own limits](cost-time.svg)\n\n");
        if (result.Runs.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"![The run of {result.Runs[^1].Report.Tables:#,0} tables over time](cost-progress.svg)\n\n");
        WriteUse(text, result);
        text.Append(CultureInfo.InvariantCulture, $"\nUS dollars, {result.Prices.Origin}; storage apart:\n\n");
        WriteDollars(text, result);
        text.Append("\n![US dollars a million tables, by what they are paid for](cost-dollars.svg)\n");
        return text.ToString();
    }

    private static void WriteTimes(StringBuilder text, CostResult result)
    {
        text.Append("| tables | accounts | last create | DynamoDB's own limit | from the review to the last prune | DynamoDB's own limit for the deletions | throttled |\n|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var run in result.Runs)
        {
            var time = run.Completion;
            text.Append(CultureInfo.InvariantCulture, $"| {time.Tables:#,0} | {run.Scenario.Accounts:#,0} | {Text(time.Creating)} | {Text(time.CreateLimit)} | {Text(time.Pruning)} | {Text(time.PruneLimit)} | {run.Report.ThrottledShare:0.00%} |\n");
        }
    }

    private static void WriteUse(StringBuilder text, CostResult result)
    {
        text.Append("| tables | invocations | of Worker at once | GB-seconds | SQS requests | log |\n|---:|---:|---:|---:|---:|---:|\n");
        foreach (var run in result.Runs)
            text.Append(CultureInfo.InvariantCulture, $"| {run.Report.Tables:#,0} | {run.Invocations:#,0} | {run.PeakWorkers:#,0} | {run.GigabyteSeconds:#,0.0} | {run.Use.QueueRequests:#,0} | {run.LogBytes / 1e6:#,0.00} MB |\n");
    }

    private static void WriteDollars(StringBuilder text, CostResult result)
    {
        text.Append("| tables | a run | a million tables at that | Lambda duration | Lambda requests | SQS | CloudWatch Logs |\n|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (tables, cost) in result.Runs.Select(run => run.CostAt(result.Prices)))
        {
            var million = cost.PerMillion(tables);
            text.Append(CultureInfo.InvariantCulture, $"| {tables:#,0} | {CostPlot.Dollars(cost.Total)} | {CostPlot.Dollars(million.Total)} |");
            foreach (var part in new[] { million.LambdaDuration, million.LambdaRequests, million.Queues, million.Logs })
                text.Append(CultureInfo.InvariantCulture, $" {CostPlot.Dollars(part)} |");
            text.Append('\n');
        }
    }

    private static string Text(TimeSpan? time) => time is { } value ? PlotTime.Text(value) : "-";

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
