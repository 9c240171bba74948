using BackupScheduler.Bench.Plots;
using BackupScheduler.Simulation.Reporting;
using OxyPlot.Series;

namespace BackupScheduler.Simulation.Tests.Plots;

/// <summary>Costs and times against tables.</summary>
public sealed class CostPlotTests
{
    private static readonly CostPlot s_cost = new(
        [new(200, new RunCost(0.0001m, 0.0002m, 0.0003m, 0.0004m)), new(100_000, new RunCost(0.01m, 0.06m, 0.05m, 0.03m))], new Prices().Origin);

    private static readonly CompletionPlot s_completion = new(
        [
            new(200, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)),
            new(100_000, TimeSpan.FromSeconds(160), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)),
        ],
        "100 tables in each of 2 Regions");

    [Fact]
    public void Costs_are_named_with_their_unit_and_where_their_prices_are_from()
    {
        string[] expected =
        [
            "A run of 100,000 tables costs $0.15", new Prices().Origin, "US dollars a million tables, storage apart", "tables of the run", "200", "100,000",
            "Lambda duration", "Lambda requests", "SQS", "CloudWatch Logs", "$1.50 (the run: $0.15)", "$5.00 (the run: $0.00100)",
        ];
        Assert.Empty(expected.Except(SvgText.Of(s_cost.Svg())));
    }

    [Fact]
    public void The_parts_of_a_bar_are_the_parts_of_the_cost_of_a_million_tables() => Assert.Equal(
        [("Lambda duration", 0.6), ("Lambda requests", 0.1), ("SQS", 0.5), ("CloudWatch Logs", 0.3)],
        s_cost.Model().Series.OfType<BarSeries>().Select(part => (part.Title, part.Items[1].Value)));

    [Fact]
    public void Times_are_named_with_their_unit_beside_DynamoDB_s_own_limits()
    {
        string[] expected =
        [
            "100,000 tables: last create after 2 min 40 s, DynamoDB's own limit 2.0 s", "100 tables in each of 2 Regions", "seconds", "tables of the run", "until the last create",
            "from the review to the last prune", "DynamoDB's own limit: 50 creates a second", "DynamoDB's own limit: 10 deletions a second",
        ];
        Assert.Empty(expected.Except(SvgText.Of(s_completion.Svg())));
    }

    [Fact]
    public void A_run_without_a_prune_has_no_point_and_not_one_at_nought() =>
        Assert.Equal([2, 2, 1, 2], s_completion.Model().Series.OfType<LineSeries>().Select(line => line.Points.Count));

    [Fact]
    public void The_same_runs_give_the_same_bytes()
    {
        Assert.Equal(s_cost.Svg(), (s_cost with { }).Svg());
        Assert.Equal(s_completion.Svg(), (s_completion with { }).Svg());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void No_run_or_one_is_a_plot_too(int count)
    {
        Assert.NotEmpty(SvgText.Of((s_cost with { Points = [.. s_cost.Points.Take(count)] }).Svg()));
        Assert.NotEmpty(SvgText.Of((s_completion with { Points = [.. s_completion.Points.Take(count)] }).Svg()));
    }

    [Fact]
    public void They_are_small()
    {
        Assert.InRange(s_cost.Svg().Length, 1, 60_000);
        Assert.InRange(s_completion.Svg().Length, 1, 60_000);
    }

    [Theory]
    [InlineData(4.04, "4.0 s")]
    [InlineData(59.3, "59 s")]
    [InlineData(453, "7 min 33 s")]
    [InlineData(9000, "2 h 30 min")]
    public void A_time_is_told_as_exactly_as_it_matters(double seconds, string expected) => Assert.Equal(expected, PlotTime.Text(TimeSpan.FromSeconds(seconds)));
}
