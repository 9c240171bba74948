using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BackupScheduler.Core.Runs;

/// <summary>A schedule that fires at one interval. AWS alone knows the time from which it counts.</summary>
internal sealed class ScheduleRate : Schedule
{
    private const string Accepted =
        "a whole number from 1 and minutes, hours or days (minute, hour or day for 1), such as rate(24 hours), 36500 days at most";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    private static readonly (string One, string Many, long Ticks)[] Units =
    [
        ("minute", "minutes", TimeSpan.TicksPerMinute),
        ("hour", "hours", TimeSpan.TicksPerHour),
        ("day", "days", TimeSpan.TicksPerDay),
    ];

    private readonly TimeSpan _interval;

    private ScheduleRate(string text, TimeSpan interval)
        : base(text) => _interval = interval;

    public static bool TryRead(
        string text, string inner, [NotNullWhen(true)] out Schedule? schedule, [NotNullWhen(false)] out string? error)
    {
        schedule = IntervalOf(inner.Split(' ')) is { } interval ? new ScheduleRate(text, interval) : null;
        error = schedule is null ? Given.Line("rate", Given.Show(inner), Accepted) : null;
        return schedule is not null;
    }

    public override DateTimeOffset? NextAfter(DateTimeOffset time) =>
        DateTimeOffset.MaxValue - time < _interval ? null : time.ToUniversalTime() + _interval;

    private static TimeSpan? IntervalOf(string[] words)
    {
        if (words.Length != 2) return null;
        if (!int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1) return null;
        foreach (var (one, many, ticks) in Units)
            if (words[1] == (number == 1 ? one : many))
                return number <= Longest.Ticks / ticks ? TimeSpan.FromTicks(number * ticks) : null;
        return null;
    }
}
