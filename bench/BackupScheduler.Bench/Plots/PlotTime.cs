using System.Globalization;

namespace BackupScheduler.Bench.Plots;

/// <summary>The unit of a plot's axis of time: one in which its numbers are short.</summary>
/// <param name="Name">As the axis says it.</param>
/// <param name="Seconds">How long it is.</param>
internal sealed record PlotTime(string Name, double Seconds)
{
    /// <summary>The unit for times up to this one.</summary>
    public static PlotTime For(TimeSpan longest) => longest.TotalSeconds switch
    {
        <= 300 => new("seconds", 1),
        <= 3 * 3600 => new("minutes", 60),
        _ => new("hours", 3600),
    };

    /// <summary>A time as its number.</summary>
    public double Of(TimeSpan time) => time.TotalSeconds / Seconds;

    /// <summary>A time as a sentence says it.</summary>
    public static string Text(TimeSpan time)
    {
        var seconds = (long)Math.Round(time.TotalSeconds);
        FormattableString text = seconds switch
        {
            < 10 => $"{time.TotalSeconds:0.0} s",
            < 120 => $"{seconds} s",
            < 7200 => $"{seconds / 60} min {seconds % 60} s",
            _ => $"{seconds / 3600} h {seconds % 3600 / 60} min",
        };
        return FormattableString.Invariant(text);
    }
}
