using OxyPlot;

namespace BackupScheduler.Bench.Plots;

/// <summary>
/// How much room a text takes, from the widths of Helvetica that OxyPlot carries: no font of the machine is asked, so the plot is
/// the same everywhere. OxyPlot measures for PDF, in points; SVG counts pixels.
/// </summary>
internal sealed class TextMeasure() : PdfRenderContext(1, 1, OxyColors.White)
{
    private const double PixelsInPoint = 4.0 / 3;

    /// <inheritdoc/>
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        var points = base.MeasureText(text, fontFamily, fontSize, fontWeight);
        return new OxySize(points.Width * PixelsInPoint, points.Height * PixelsInPoint);
    }
}
