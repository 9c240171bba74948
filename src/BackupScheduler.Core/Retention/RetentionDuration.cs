using System.Globalization;
using System.Text;

namespace BackupScheduler.Core.Retention;

/// <summary>
/// ISO-8601 durations of whole weeks, days, hours, minutes and seconds. Years and months are refused: their length
/// depends on the calendar, and P1M (a month) next to PT1M (a minute) is a costly slip.
/// </summary>
internal static class RetentionDuration
{
    public const string Accepts = "an ISO-8601 duration from PT1M to P36500D, such as P7D, PT12H or P1W";
    private const long Day = 86_400;
    private const long ShortestSeconds = 60;
    private const long LongestSeconds = 36_500 * Day;
    private const int LongestNumber = 12;

    private static readonly (char Letter, bool AfterT, long Seconds)[] Units =
        [('W', false, 7 * Day), ('D', false, Day), ('H', true, 3_600), ('M', true, 60), ('S', true, 1)];

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (!text.StartsWith('P')) return false;
        var halves = text[1..].Split('T');
        if (halves.Length > 2 || halves[^1].Length == 0) return false;
        long seconds = 0;
        for (var half = 0; half < halves.Length; half++)
            if (!TryAdd(halves[half], afterT: half == 1, ref seconds)) return false;
        if (seconds is < ShortestSeconds or > LongestSeconds) return false;
        duration = TimeSpan.FromSeconds(seconds);
        return true;
    }

    /// <summary>The shortest form in days, hours, minutes and seconds.</summary>
    public static string Format(TimeSpan duration)
    {
        var text = new StringBuilder("P");
        Append(text, duration.Days, 'D');
        if (duration.Ticks % TimeSpan.TicksPerDay == 0) return text.ToString();
        text.Append('T');
        Append(text, duration.Hours, 'H');
        Append(text, duration.Minutes, 'M');
        var seconds = (decimal)(duration.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
        if (seconds > 0) text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#######}S");
        return text.ToString();
    }

    private static void Append(StringBuilder text, int number, char unit)
    {
        if (number > 0) text.Append(CultureInfo.InvariantCulture, $"{number}{unit}");
    }

    private static bool TryAdd(string half, bool afterT, ref long seconds)
    {
        var start = 0;
        foreach (var unit in Units)
        {
            var end = unit.AfterT == afterT ? half.IndexOf(unit.Letter, start) : -1;
            if (end < 0) continue;
            if (!TryReadNumber(half.AsSpan(start, end - start), out var number)) return false;
            seconds = Math.Min(LongestSeconds + 1, seconds + Math.Min(number, LongestSeconds + 1) * unit.Seconds);
            start = end + 1;
        }
        return start == half.Length;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> digits, out long number)
    {
        number = 0;
        return digits.Length is > 0 and <= LongestNumber
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
