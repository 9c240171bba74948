using BackupScheduler.Bench.Plots;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;
using BackupScheduler.Simulation.Tracing;
using OxyPlot.Series;

namespace BackupScheduler.Simulation.Tests.Plots;

/// <summary>A run over time: the message above, units at the axes, and no figure but the samples'.</summary>
public sealed class ProgressPlotTests
{
    private const int MostBytes = 60_000;

    [Fact]
    public void It_shows_what_a_simulated_run_reports()
    {
        var scenario = new Scenario { Tables = 60, Keep = 2 };
        using var simulation = new OrganizationSimulation(scenario);
        var report = simulation.Run();
        var plot = ProgressPlot.Of(report, report.Progress, scenario);

        Assert.Equal(60, report.BackedUpOnce);
        Assert.Equal(60, Last(plot, "backups created"));
        Assert.Equal(60, Last(plot, "backups deleted"));
        Assert.Equal(report.Throttled, Last(plot, "calls throttled so far"));
        Assert.StartsWith("60 created and 60 deleted", SvgText.Description(plot.Svg()), StringComparison.Ordinal);
        Assert.Equal($"60 tables: all backed up after {PlotTime.Text(report.LastCreate!.Value)}, AWS's own limit 1.2 s", plot.Title);
    }

    [Fact]
    public void It_names_its_series_and_units_and_draws_AWS_s_limits_for_one_account()
    {
        var report = Report() with { Tables = 500, LastCreate = TimeSpan.FromSeconds(12), Backups = 10_000, LastPrune = TimeSpan.FromSeconds(380) };
        var texts = SvgText.Of(ProgressPlot.Of(report, Samples(380), new Scenario { Tables = 500 }).Svg());
        string[] expected =
        [
            "500 tables: all backed up after 12 s, AWS's own limit 10 s", "simulated; last prune 80 s after the review began; AWS's limits: listing 21 s, then deletions 50 s",
            "minutes since the firing", "backups", "messages, calls", "invocations", "backups created", "backups deleted", "messages waiting (sampled)", "calls throttled so far",
            "invocations in work (sampled)", "AWS's limit: 50 creates/s", "AWS's limit: 10 deletions/s",
        ];
        Assert.Empty(expected.Except(texts));
    }

    [Fact]
    public void AWS_s_limits_of_one_account_are_not_drawn_for_several()
    {
        var plot = ProgressPlot.Of(Report(), Samples(10), new Scenario { Accounts = 2 });
        Assert.Empty(plot.Limits);
        Assert.DoesNotContain("limit", plot.Svg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_are_not_backed_up_are_its_message() =>
        Assert.StartsWith("500 tables: 3 NOT backed up", ProgressPlot.Of(Report() with { NotBackedUp = 3 }, [], new Scenario()).Title, StringComparison.Ordinal);

    [Fact]
    public void The_same_samples_give_the_same_bytes() => Assert.Equal(Plot(Samples(500)).Svg(), Plot(Samples(500)).Svg());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void No_sample_or_one_is_a_plot_too(int count) => Assert.Contains("backups created", SvgText.Of(Plot(Samples(count)).Svg()));

    [Fact]
    public void A_hundred_thousand_samples_are_a_small_plot()
    {
        var plot = Plot(Samples(100_000));
        Assert.All(plot.Model().Series.OfType<LineSeries>(), series => Assert.InRange(series.Points.Count, 1, Thinning.MostPoints));
        Assert.InRange(plot.Svg().Length, 1, MostBytes);
    }

    [Fact]
    public void It_is_a_white_card_that_fetches_nothing()
    {
        var svg = Plot(Samples(3)).Svg();
        Assert.Contains("fill:rgb(255,255,255)", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("DOCTYPE", svg, StringComparison.Ordinal);
        Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', svg);
    }

    private static double Last(ProgressPlot plot, string series) =>
        plot.Model().Series.OfType<LineSeries>().Single(line => line.Title == series).Points[^1].Y;

    private static ProgressPlot Plot(IReadOnlyList<ProgressSample> samples) => ProgressPlot.Of(Report(), samples, new Scenario { Tables = 500 });

    private static List<ProgressSample> Samples(int count) =>
        [.. Enumerable.Range(0, count).Select(at => new ProgressSample(TimeSpan.FromSeconds(at), at, at / 2, at % 7, at * 31 % 97, 0, default, at * 17 % 53))];

    private static RunReport Report()
    {
        var deletes = new Dictionary<Operation, CallCount> { [Operation.DeleteBackup] = new(503, 3, null) };
        using var simulation = new OrganizationSimulation(new Scenario { Tables = 1, Keep = 1 });
        return simulation.Run() with { Tables = 500, Calls = deletes, ReviewBegan = TimeSpan.FromSeconds(300), LastPrune = TimeSpan.FromSeconds(380) };
    }
}
