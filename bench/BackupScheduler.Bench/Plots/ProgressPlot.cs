using BackupScheduler.Simulation;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BackupScheduler.Bench.Plots;

/// <summary>A run over time: how much is done, what waits or is refused, and how many invocations are in work.</summary>
/// <param name="Title">The message.</param>
/// <param name="Subtitle">The second figure, or a caveat.</param>
/// <param name="Samples">In the order of time.</param>
internal sealed record ProgressPlot(string Title, string Subtitle, IReadOnlyList<ProgressSample> Samples)
{
    private const string Done = "done", Queued = "queued", Working = "working";
    private const double Height = 620;

    /// <summary>AWS's own limits, dashed.</summary>
    public IReadOnlyList<Pace> Limits { get; init; } = [];

    /// <summary>The plot of a run.</summary>
    /// <param name="report">What it came to.</param>
    /// <param name="samples">How far it was when.</param>
    /// <param name="scenario">What was simulated. AWS's limits are of one account in one Region: they are drawn where there is no other.</param>
    public static ProgressPlot Of(RunReport report, IReadOnlyList<ProgressSample> samples, Scenario scenario)
    {
        var limits = scenario.Accounts * scenario.Regions.Count == 1 ? Paces(report, scenario.Rates) : [];
        return new ProgressPlot(Headline(report, limits), Second(report, limits, scenario.Rates), samples) { Limits = limits };
    }

    /// <summary>The plot as SVG.</summary>
    public string Svg() => Card.Svg(Model(), Height, Description());

    /// <summary>The plot itself.</summary>
    public PlotModel Model()
    {
        var time = PlotTime.For(Samples.Count == 0 ? TimeSpan.Zero : Samples[^1].At);
        var model = Card.Model(Title, Subtitle);
        model.Legends.Add(Card.Legend());
        AddAxes(model, time);
        foreach (var limit in Limits) model.Series.Add(Line(limit, time));
        Add("backups created", Palette.Blue, Done, sample => sample.Created);
        Add("backups deleted", Palette.Vermilion, Done, sample => sample.Deleted);
        Add("messages waiting (sampled)", Palette.Orange, Queued, sample => sample.Waiting);
        Add("calls throttled so far", Palette.Purple, Queued, sample => sample.Throttled);
        Add("invocations in work (sampled)", Palette.Green, Working, sample => sample.Invocations);
        return model;

        void Add(string title, OxyColor colour, string axis, Func<ProgressSample, double> figure)
        {
            var series = new LineSeries { Title = title, Color = colour, StrokeThickness = 2.4, YAxisKey = axis, MinimumSegmentLength = 0 };
            series.Points.AddRange(Thinning.Of([.. Samples.Select(sample => new DataPoint(time.Of(sample.At), figure(sample)))]));
            model.Series.Add(series);
        }
    }

    private static List<Pace> Paces(RunReport report, ServiceRates rates)
    {
        List<Pace> paces = [new(Text($"AWS's limit: {rates.CreateBackup} creates/s"), TimeSpan.Zero, rates.CreateBackup, report.Tables)];
        var deletes = report.Calls.GetValueOrDefault(Operation.DeleteBackup);
        if (report.ReviewBegan is { } began && deletes.Calls > deletes.Throttled)
            paces.Add(new Pace(Text($"AWS's limit: {rates.DeleteBackup} deletions/s"), began, rates.DeleteBackup, deletes.Calls - deletes.Throttled));
        return paces;
    }

    private static string Headline(RunReport report, List<Pace> limits)
    {
        var outcome = report.NotBackedUp > 0 ? Text($"{report.NotBackedUp:#,0} NOT backed up")
            : report.LastCreate is { } last ? $"all backed up after {PlotTime.Text(last)}"
            : "nothing to back up";
        return Text($"{report.Tables:#,0} tables: {outcome}") + (limits.Count > 0 ? $", AWS's own limit {PlotTime.Text(limits[0].Takes)}" : "");
    }

    private static string Second(RunReport report, List<Pace> limits, ServiceRates rates)
    {
        if (report.LastPrune - report.ReviewBegan is not { } pruning) return "simulated; nothing was pruned";
        var text = $"simulated; last prune {PlotTime.Text(pruning)} after the review began";
        if (limits.Count < 2) return text;
        // All backups are listed, a hundred to a page, before any is deleted.
        var pages = Math.Ceiling((report.Backups + limits[1].Count) / 100.0);
        return $"{text}; AWS's limits: listing {PlotTime.Text(TimeSpan.FromSeconds(pages / rates.ListBackups))}, then deletions {PlotTime.Text(limits[1].Takes)}";
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    private static LineSeries Line(Pace limit, PlotTime time)
    {
        var line = new LineSeries
        {
            Title = limit.Name,
            Color = OxyColor.FromRgb(0x55, 0x55, 0x55),
            LineStyle = LineStyle.Dash,
            StrokeThickness = 1.6,
            YAxisKey = Done,
        };
        line.Points.Add(new DataPoint(time.Of(limit.From), 0));
        line.Points.Add(new DataPoint(time.Of(limit.From + limit.Takes), limit.Count));
        return line;
    }

    private static void AddAxes(PlotModel model, PlotTime time)
    {
        var bottom = Card.Axis<LinearAxis>(AxisPosition.Bottom, $"{time.Name} since the firing");
        bottom.Minimum = 0;
        model.Axes.Add(bottom);
        Panel(Done, "backups", 0.47, 1);
        Panel(Queued, "messages, calls", 0.23, 0.42);
        Panel(Working, "invocations", 0, 0.18);

        void Panel(string key, string title, double from, double to)
        {
            var axis = Card.Axis<LinearAxis>(AxisPosition.Left, title);
            (axis.Key, axis.StartPosition, axis.EndPosition, axis.Minimum, axis.MinimumRange) = (key, from, to, 0, 1);
            axis.MaximumPadding = 0.06;
            model.Axes.Add(axis);
        }
    }

    private string Description()
    {
        if (Samples.Count == 0) return "No sample was taken.";
        var last = Samples[^1];
        return Text(
            $"{last.Created:#,0} created and {last.Deleted:#,0} deleted after {PlotTime.Text(last.At)}; {last.Throttled:#,0} calls throttled; at most {Samples.Max(sample => sample.Waiting):#,0} messages waiting and {Samples.Max(sample => sample.Invocations):#,0} invocations in work.");
    }
}
