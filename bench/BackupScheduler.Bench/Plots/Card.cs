using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace BackupScheduler.Bench.Plots;

/// <summary>What all plots share: a white card, which is legible on dark pages too, and the way to SVG.</summary>
internal static class Card
{
    private const double Width = 860;

    public static readonly OxyColor Ink = OxyColor.FromRgb(0x22, 0x22, 0x22);

    private static readonly OxyColor s_soft = OxyColor.FromRgb(0x55, 0x55, 0x55);
    private static readonly OxyColor s_grid = OxyColor.FromRgb(0xE4, 0xE4, 0xE4);

    /// <summary>An empty plot.</summary>
    /// <param name="title">What it says: the message, not the axes.</param>
    /// <param name="subtitle">The caveat or the second figure.</param>
    public static PlotModel Model(string title, string subtitle) => new()
    {
        Title = title,
        TitleFontSize = 17,
        TitlePadding = 10,
        TitleFontWeight = FontWeights.Bold,
        TitleColor = Ink,
        Subtitle = subtitle,
        SubtitleFontSize = 12.5,
        SubtitleColor = s_soft,
        Culture = CultureInfo.InvariantCulture,
        DefaultFont = "Helvetica, Arial, sans-serif",
        TextColor = Ink,
        Background = OxyColors.White,
        PlotAreaBorderThickness = new OxyThickness(0),
        Padding = new OxyThickness(14, 14, 24, 12),
    };

    /// <summary>A legend below the plot.</summary>
    public static Legend Legend() => new()
    {
        LegendPlacement = LegendPlacement.Outside,
        LegendPosition = LegendPosition.BottomCenter,
        LegendOrientation = LegendOrientation.Horizontal,
        LegendFontSize = 12.5,
        LegendSymbolLength = 26,
        LegendItemSpacing = 20,
        LegendSymbolMargin = 6,
        LegendLineSpacing = 4,
        LegendMargin = 12,
    };

    /// <summary>An axis with quiet lines across the plot.</summary>
    public static T Axis<T>(AxisPosition position, string title)
        where T : Axis, new() => new()
        {
            Position = position,
            Title = title,
            TitleColor = s_soft,
            FontSize = 12,
            TicklineColor = s_grid,
            AxislineStyle = position == AxisPosition.Bottom ? LineStyle.Solid : LineStyle.None,
            AxislineColor = s_soft,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = s_grid,
            MinorTickSize = 0,
            StringFormat = "#,0.###",
            AxisTitleDistance = 8,
        };

    /// <summary>The plot as SVG: the same plot gives the same bytes on every machine.</summary>
    /// <param name="model">The plot.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="description">What there is to be seen in it, for whoever cannot see it.</param>
    public static string Svg(PlotModel model, double height, string description)
    {
        var exported = new SvgExporter { Width = Width, Height = height, IsDocument = false, TextMeasurer = new TextMeasure() }.ExportToString(model);
        var svg = Parse(exported).Root!;
        var names = svg.Name.Namespace;
        svg.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {height}"));
        svg.SetAttributeValue("role", "img");
        svg.AddFirst(new XElement(names + "title", model.Title), new XElement(names + "desc", description));
        svg.Element(names + "rect")?.SetAttributeValue("rx", 8);
        return svg.ToString(SaveOptions.None).ReplaceLineEndings("\n") + "\n";
    }

    // Its document type names an address on the net, which nobody shall fetch.
    private static XDocument Parse(string svg)
    {
        using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader);
    }
}
