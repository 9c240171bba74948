using System.Text.Json;
using BackupScheduler.Bench.Costs;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Simulation.Tests.Costs;

/// <summary>The console of the runs whose costs are counted.</summary>
public sealed class SimulateCostCommandTests
{
    private static readonly RunUse s_use = new([new FunctionUse(FunctionName.Worker, 128, 1_000, 5, 0, 800, 5, 2_000_000)], 250);

    [Theory]
    [InlineData("--accounts", "5,1", "--accounts: given '5,1', accepted are up to 12 ascending whole numbers from 1 to 10000 with commas between them")]
    [InlineData("--accounts", "1,x", "--accounts: given '1,x', accepted are up to 12 ascending whole numbers from 1 to 10000 with commas between them")]
    [InlineData("--accounts", "0", "--accounts: given '0', accepted are up to 12 ascending whole numbers from 1 to 10000 with commas between them")]
    [InlineData("--accounts", "1,2,3,4,5,6,7,8,9,10,11,12,13", "--accounts: given '1,2,3,4,5,6,7,8,9,10,11,12,13', accepted are up to 12 ascending whole numbers from 1 to 10000 with commas between them")]
    [InlineData("--regions", "9", "--regions: given '9', accepted is a whole number from 1 to 8")]
    [InlineData("--price-sqs-million", "-1", "--price-sqs-million: given '-1', accepted is a number from 0 to 1000")]
    [InlineData("--price-logs-gb", "1,5", "--price-logs-gb: given '1,5', accepted is a number from 0 to 1000")]
    [InlineData("--price-lambda-million", "1001", "--price-lambda-million: given '1001', accepted is a number from 0 to 1000")]
    [InlineData("--price-lambda-gb-second", "cheap", "--price-lambda-gb-second: given 'cheap', accepted is a number from 0 to 1000")]
    public void A_wrong_argument_is_one_line_that_says_what_is_accepted(string option, string value, string expected) =>
        Assert.Equal([expected], SimulateCostCommand.Create().Parse([option, value]).Errors.Select(error => error.Message));

    [Fact]
    public void Sizes_are_accounts_and_the_short_variant_takes_the_two_smallest()
    {
        var all = SimulateCostCommand.Scenarios(SimulateCostCommand.Create().Parse(["--tables", "10", "--regions", "3", "--seed", "7"]));
        Assert.Equal([1, 5, 50, 500], all.Select(scenario => scenario.Accounts));
        Assert.All(all, scenario => Assert.Equal((10, 3, 7), (scenario.Tables, scenario.Regions.Distinct().Count(), scenario.Seed)));
        Assert.Equal([2, 3], SimulateCostCommand.Scenarios(SimulateCostCommand.Create().Parse(["--accounts", "2,3,9", "--short"])).Select(scenario => scenario.Accounts));
    }

    [Fact]
    public void A_price_is_replaced_alone_and_the_cost_says_so()
    {
        var parsed = SimulateCostCommand.Create().Parse(["--price-lambda-gb-second", "1.6e-5", "--price-sqs-million", "0.5"]);
        Assert.Equal(
            new Prices
            {
                LambdaGigabyteSecond = 0.000016m,
                QueueMillion = 0.5m,
                Origin = $"as given by --price-lambda-gb-second, --price-sqs-million; otherwise {new Prices().Origin}",
            },
            PriceOptions.Read(parsed));
        Assert.Equal(new Prices(), PriceOptions.Read(SimulateCostCommand.Create().Parse([])));
        Assert.Equal("eu-west-1, 2027-01, AWS's page", PriceOptions.Read(SimulateCostCommand.Create().Parse(["--price-origin", "eu-west-1, 2027-01, AWS's page"])).Origin);
    }

    [Fact]
    public void A_simulated_run_has_used_something_of_everything_that_is_paid_for()
    {
        var run = SimulateCostCommand.Simulate(new Scenario { Accounts = 2, Tables = 20, Keep = 2, Regions = ["eu-west-1", "us-east-1"] });
        Assert.Equal(80, run.Report.Tables);
        Assert.True(run.IsWhole);
        var cost = RunCost.Of(run.Use, new Prices());
        Assert.All(new[] { cost.LambdaRequests, cost.LambdaDuration, cost.Queues, cost.Logs }, part => Assert.True(part > 0, $"{cost}"));
        Assert.Equal((TimeSpan.FromSeconds(0.4), TimeSpan.FromSeconds(2)), (run.Completion.CreateLimit, run.Completion.PruneLimit));
        Assert.Equal((run.Report.LastCreate, run.Report.LastPrune - run.Report.ReviewBegan), (run.Completion.Creating, run.Completion.Pruning));
    }

    [Fact]
    public void The_number_to_reach_is_about_a_million_tables_and_is_silent_before()
    {
        var (small, large) = (Run(200), Run(1_000_000));
        Assert.Empty(Result(small).Goals);
        var goal = Assert.Single(Result(small, large).Goals);
        Assert.Equal((0.00263334, 2.0), (Math.Round(goal.Figure, 9), goal.Limit));
        Assert.True(Result(large).Succeeded);
        Assert.False(new CostResult([large], new Prices { LogGigabyte = 1000 }).Succeeded);
        Assert.False(Result(small with { Report = small.Report with { NotBackedUp = 1 } }).Succeeded);
        Assert.False(Result(small with { Report = small.Report with { Duplicates = 1 } }).Succeeded);
    }

    [Fact]
    public void A_measurement_is_counts_tables_and_three_plots_that_its_text_shows()
    {
        var bench = Result(Run(200)).Bench("a command");
        Assert.Equal("cost", bench.Name);
        Assert.Equal((1_000, 250), (bench.Counts["200-tables/invocations"], bench.Counts["200-tables/sqs-requests"]));
        Assert.Equal(["cost-dollars.svg", "cost-progress.svg", "cost-time.svg"], bench.Pictures.Keys.Order());
        Assert.All(bench.Pictures.Keys, picture => Assert.Contains($"]({picture})", bench.Markdown, StringComparison.Ordinal));
        Assert.Contains("| 200 | $0.00263 | $13.17 | $6.67 | $1.00 | $0.50 | $5.00 |", bench.Markdown, StringComparison.Ordinal);
        Assert.Contains(new Prices().Origin, bench.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_costs_are_JSON_and_text_alike()
    {
        var result = Result(Run(200));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) CostJson.Write(json, result);
        using var document = JsonDocument.Parse(stream.ToArray());
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.Equal(0.00263334m, run.GetProperty("dollars").GetProperty("total").GetDecimal());
        Assert.Equal(1_000, run.GetProperty("invocations").GetInt32());

        using var text = new StringWriter();
        CostText.Write(text, result);
        Assert.Contains("$0.00263: $13.17 a million tables", text.ToString(), StringComparison.Ordinal);
        Assert.Contains(new Prices().Origin, text.ToString(), StringComparison.Ordinal);
    }

    private static CostResult Result(params CostRun[] runs) => new(runs, new Prices());

    private static CostRun Run(int tables)
    {
        var scenario = new Scenario { Tables = 1, Keep = 1 };
        using var simulation = new OrganizationSimulation(scenario);
        return new CostRun(scenario, simulation.Run() with { Tables = tables }, s_use, TimeSpan.Zero);
    }
}
