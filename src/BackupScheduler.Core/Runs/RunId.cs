using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackupScheduler.Core.Runs;

/// <summary>
/// One firing of the schedule, named by its scheduled UTC time as <c>yyyyMMddTHHmmssZ</c>: a retried firing is the same run.
/// </summary>
public readonly record struct RunId : IComparable<RunId>
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";

    private RunId(DateTimeOffset time) => Time = time;

    /// <summary>The scheduled time in UTC, in whole seconds.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The run of a scheduled time; fractions of a second are cut off.</summary>
    public static RunId At(DateTimeOffset time)
    {
        var utc = time.ToUniversalTime();
        return new RunId(utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerSecond)));
    }

    /// <summary>Reads exactly <c>yyyyMMddTHHmmssZ</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RunId run) => TryParse(text.AsSpan(), out run);

    /// <summary>Reads exactly <c>yyyyMMddTHHmmssZ</c>, out of a longer text without copying it.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out RunId run)
    {
        var valid = DateTimeOffset.TryParseExact(
            text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        run = valid ? new RunId(time) : default;
        return valid;
    }

    /// <summary>Reads exactly <c>yyyyMMddTHHmmssZ</c>.</summary>
    /// <exception cref="FormatException">The text is not a run id.</exception>
    public static RunId Parse(string text) =>
        TryParse(text, out var run) ? run : throw new FormatException("not a run id such as 20261122T010000Z");

    /// <summary>Order of scheduled times.</summary>
    public int CompareTo(RunId other) => Time.CompareTo(other.Time);

    /// <inheritdoc/>
    public override string ToString() => Time.ToString(Format, CultureInfo.InvariantCulture);
}
