using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BackupScheduler.Bench.Plots;

/// <summary>How long a run took.</summary>
/// <param name="Tables">Its size.</param>
/// <param name="Creating">From the firing to the last create; null if there was none.</param>
/// <param name="Pruning">From the review to the last prune; null if there was none.</param>
/// <param name="CreateLimit">What DynamoDB's rate alone asks for in the largest account-Region.</param>
/// <param name="PruneLimit">Likewise for the deletions; listing apart.</param>
internal readonly record struct CompletionPoint(int Tables, TimeSpan? Creating, TimeSpan? Pruning, TimeSpan CreateLimit, TimeSpan PruneLimit);

/// <summary>How long runs of several sizes take, beside DynamoDB's own limits: Lambda's and ours come on top.</summary>
/// <param name="Points">In the order of size; each with at least one table.</param>
/// <param name="Shape">What an account looks like.</param>
internal sealed record CompletionPlot(IReadOnlyList<CompletionPoint> Points, string Shape)
{
    private const double Height = 440;

    /// <summary>The plot as SVG.</summary>
    public string Svg() => Card.Svg(Model(), Height, Description());

    /// <summary>The plot itself.</summary>
    public PlotModel Model()
    {
        var time = PlotTime.For(Points.SelectMany(point => new[] { point.Creating ?? default, point.Pruning ?? default }).DefaultIfEmpty().Max());
        var model = Card.Model(Title(), Shape);
        model.Legends.Add(Card.Legend());
        var tables = Card.Axis<LogarithmicAxis>(AxisPosition.Bottom, "tables of the run");
        tables.MinorGridlineStyle = LineStyle.None;
        if (Points.Count > 0) (tables.Minimum, tables.Maximum) = (Points[0].Tables * 0.8, Points[^1].Tables * 1.25);
        var taken = Card.Axis<LinearAxis>(AxisPosition.Left, time.Name);
        (taken.Minimum, taken.MaximumPadding, taken.MinimumRange) = (0, 0.06, 1);
        model.Axes.Add(tables);
        model.Axes.Add(taken);
        Add("until the last create", Palette.Blue, MarkerType.Circle, LineStyle.Solid, point => point.Creating);
        Add("DynamoDB's own limit: 50 creates a second", Palette.Blue, MarkerType.None, LineStyle.Dash, point => point.CreateLimit);
        Add("from the review to the last prune", Palette.Vermilion, MarkerType.Square, LineStyle.Solid, point => point.Pruning);
        Add("DynamoDB's own limit: 10 deletions a second", Palette.Vermilion, MarkerType.None, LineStyle.Dash, point => point.PruneLimit);
        return model;

        void Add(string title, OxyColor colour, MarkerType marker, LineStyle style, Func<CompletionPoint, TimeSpan?> figure)
        {
            var line = new LineSeries
            {
                Title = title,
                Color = colour,
                LineStyle = style,
                StrokeThickness = style == LineStyle.Solid ? 2.4 : 1.8,
                MarkerType = marker,
                MarkerSize = 4.5,
                MarkerFill = colour,
            };
            line.Points.AddRange(Points.Where(point => figure(point) is not null).Select(point => new DataPoint(point.Tables, time.Of(figure(point)!.Value))));
            model.Series.Add(line);
        }
    }

    private string Title() => Points.Count == 0 || Points[^1].Creating is not { } creating
        ? "No run"
        : string.Create(CultureInfo.InvariantCulture, $"{Points[^1].Tables:#,0} tables: last create after {PlotTime.Text(creating)}, DynamoDB's own limit {PlotTime.Text(Points[^1].CreateLimit)}");

    private string Description() => Points.Count == 0 ? "No run was made." : string.Join("; ", Points.Select(Describe)) + ".";

    private static string Describe(CompletionPoint point) => string.Create(
        CultureInfo.InvariantCulture,
        $"{point.Tables:#,0} tables: last create after {Text(point.Creating)}, pruning {Text(point.Pruning)}");

    private static string Text(TimeSpan? time) => time is { } value ? PlotTime.Text(value) : "none";
}
