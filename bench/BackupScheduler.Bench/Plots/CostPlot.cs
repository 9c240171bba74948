using System.Globalization;
using BackupScheduler.Simulation.Reporting;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BackupScheduler.Bench.Plots;

/// <summary>A run's size and cost.</summary>
internal readonly record struct CostPoint(int Tables, RunCost Cost);

/// <summary>
/// What a million tables cost in runs of several sizes, by what it is paid for. The runs' own costs lie so far apart that only the
/// largest would be seen.
/// </summary>
/// <param name="Points">In the order of size; each with at least one table.</param>
/// <param name="Origin">The prices'.</param>
internal sealed record CostPlot(IReadOnlyList<CostPoint> Points, string Origin)
{
    private const string DollarsAxis = "dollars", RunsAxis = "runs";

    /// <summary>The plot as SVG.</summary>
    public string Svg() => Card.Svg(Model(), 190 + (48 * Math.Max(1, Points.Count)), Description());

    /// <summary>The plot itself.</summary>
    public PlotModel Model()
    {
        var model = Card.Model(Title(), Origin);
        model.Legends.Add(Card.Legend());
        var dollars = Card.Axis<LinearAxis>(AxisPosition.Bottom, "US dollars a million tables, storage apart");
        (dollars.Key, dollars.Minimum, dollars.StringFormat, dollars.MaximumPadding) = (DollarsAxis, 0, "0.00", 0.35);
        var runs = Card.Axis<CategoryAxis>(AxisPosition.Left, "tables of the run");
        (runs.Key, runs.StartPosition, runs.EndPosition, runs.GapWidth) = (RunsAxis, 1, 0, 0.6);
        runs.MajorGridlineStyle = LineStyle.None;
        runs.Labels.AddRange(Points.Select(point => point.Tables.ToString("#,0", CultureInfo.InvariantCulture)));
        model.Axes.Add(dollars);
        model.Axes.Add(runs);
        model.Series.Add(Part("Lambda duration", Palette.Blue, cost => cost.LambdaDuration));
        model.Series.Add(Part("Lambda requests", Palette.Sky, cost => cost.LambdaRequests));
        model.Series.Add(Part("SQS", Palette.Orange, cost => cost.Queues));
        model.Series.Add(Part("CloudWatch Logs", Palette.Green, cost => cost.Logs));
        foreach (var (row, point) in Points.Index()) model.Annotations.Add(Sum(row, point));
        return model;
    }

    // Where the bar ends.
    private static TextAnnotation Sum(int row, CostPoint point)
    {
        var million = point.Cost.PerMillion(point.Tables).Total;
        return new TextAnnotation
        {
            Text = $"{Dollars(million)} (the run: {Dollars(point.Cost.Total)})",
            TextPosition = new DataPoint((double)million, row),
            TextHorizontalAlignment = HorizontalAlignment.Left,
            TextVerticalAlignment = VerticalAlignment.Middle,
            Offset = new ScreenVector(8, 0),
            FontSize = 12.5,
            StrokeThickness = 0,
            XAxisKey = DollarsAxis,
            YAxisKey = RunsAxis,
        };
    }

    private BarSeries Part(string title, OxyColor colour, Func<RunCost, decimal> part)
    {
        var bars = new BarSeries { Title = title, FillColor = colour, IsStacked = true, StrokeThickness = 0, XAxisKey = DollarsAxis, YAxisKey = RunsAxis };
        bars.Items.AddRange(Points.Select(point => new BarItem((double)part(point.Cost.PerMillion(point.Tables)))));
        return bars;
    }

    private string Title() => Points.Count == 0 ? "No run" : $"A run of {Points[^1].Tables.ToString("#,0", CultureInfo.InvariantCulture)} tables costs {Dollars(Points[^1].Cost.Total)}";

    private string Description() => Points.Count == 0
        ? "No run was made."
        : string.Join("; ", Points.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{point.Tables:#,0} tables: {Dollars(point.Cost.Total)} a run, {Dollars(point.Cost.PerMillion(point.Tables).Total)} a million tables"))) + ".";

    /// <summary>An amount with as many digits as tell something.</summary>
    public static string Dollars(decimal amount) => amount.ToString(amount >= 0.1m ? "$#,0.00" : "$0.00000", CultureInfo.InvariantCulture);
}
