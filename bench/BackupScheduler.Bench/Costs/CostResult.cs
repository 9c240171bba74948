using BackupScheduler.Bench.Plots;
using BackupScheduler.Bench.Results;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Bench.Costs;

/// <summary>Runs of several sizes, and what they came to.</summary>
/// <param name="Runs">In the order of size.</param>
/// <param name="Prices">What everything costs.</param>
internal sealed record CostResult(IReadOnlyList<CostRun> Runs, Prices Prices)
{
    private const int Million = 1_000_000;
    private const double DollarsOfMillion = 2.00;

    /// <summary>Every table of every run is backed up once, and a million tables, where so many were simulated, cost what they may.</summary>
    public bool Succeeded => Runs.All(run => run.IsWhole) && Goals.All(goal => goal.IsReached);

    /// <summary>What an account looks like in all of the runs.</summary>
    public string Shape => Runs.Count == 0 ? "" : FormattableString.Invariant(
        $"{Runs[0].Scenario.Tables:#,0} tables in each of {Runs[0].Scenario.Regions.Count} Regions of every account; steady state, simulated");

    /// <summary>The number to reach is about a million tables: nothing is said about it before so many were simulated.</summary>
    public IReadOnlyList<BenchGoal> Goals =>
        [.. Runs.Where(run => run.Report.Tables >= Million).Select(run => new BenchGoal(
            FormattableString.Invariant($"dollars for a run of {run.Report.Tables:#,0} tables: Lambda, SQS and logs"), (double)run.CostAt(Prices).Cost.Total, DollarsOfMillion))];

    /// <summary>Cost against tables.</summary>
    public CostPlot CostPlot => new([.. Runs.Select(run => run.CostAt(Prices))], Prices.Origin);

    /// <summary>Time against tables.</summary>
    public CompletionPlot CompletionPlot => new([.. Runs.Select(run => run.Completion)], Shape);

    /// <summary>The measurement as it is kept.</summary>
    /// <param name="command">What made it.</param>
    public BenchResult Bench(string command) => new("cost", command)
    {
        Counts = Runs.SelectMany(Counts).ToDictionary(),
        Goals = Goals,
        Markdown = CostMarkdown.Of(this),
        Pictures = Pictures.ToDictionary(),
    };

    private IEnumerable<KeyValuePair<string, string>> Pictures
    {
        get
        {
            yield return new("cost-dollars.svg", CostPlot.Svg());
            yield return new("cost-time.svg", CompletionPlot.Svg());
            if (Runs.Count > 0) yield return new("cost-progress.svg", ProgressPlot.Of(Runs[^1].Report, Runs[^1].Report.Progress, Runs[^1].Scenario).Svg());
        }
    }

    private static IEnumerable<KeyValuePair<string, double>> Counts(CostRun run)
    {
        var name = $"{run.Report.Tables}-tables";
        yield return new($"{name}/invocations", run.Invocations);
        yield return new($"{name}/sqs-requests", run.Use.QueueRequests);
        yield return new($"{name}/dynamodb-calls", run.Report.DynamoDbCalls);
    }
}
