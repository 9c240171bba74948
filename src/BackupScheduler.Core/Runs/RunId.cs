using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackupScheduler.Core.Runs;

/// <summary>
/// One firing of the schedule, named by its scheduled UTC time as <c>yyyyMMddTHHmmssZ</c>: a retried firing is the same run.
/// </summary>
public readonly record struct RunId : IComparable<RunId>
{
    private const string Format = "yyyyMMdd'T'HHmmss'Z'";
    private const int Length = 16;

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
        // By hand: a review reads three million names, and a format string would be read anew for each.
        run = default;
        if (text.Length != Length || text[8] != 'T' || text[15] != 'Z') return false;
        if (!TryRead(text[..8], out var day) || !TryRead(text[9..15], out var clock)) return false;
        var (year, month, date) = (day / 10_000, day / 100 % 100, day % 100);
        var (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100);
        if (year == 0 || month is 0 or > 12 || date == 0 || date > DateTime.DaysInMonth(year, month)) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        run = new RunId(new DateTimeOffset(year, month, date, hour, minute, second, TimeSpan.Zero));
        return true;
    }

    /// <summary>Reads exactly <c>yyyyMMddTHHmmssZ</c>.</summary>
    /// <exception cref="FormatException">The text is not a run id.</exception>
    public static RunId Parse(string text) =>
        TryParse(text, out var run) ? run : throw new FormatException("not a run id such as 20261122T010000Z");

    /// <summary>Order of scheduled times.</summary>
    public int CompareTo(RunId other) => Time.CompareTo(other.Time);

    /// <inheritdoc/>
    public override string ToString() => Time.ToString(Format, CultureInfo.InvariantCulture);

    private static bool TryRead(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
