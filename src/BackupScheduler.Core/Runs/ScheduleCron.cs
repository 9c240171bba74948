using System.Diagnostics.CodeAnalysis;

namespace BackupScheduler.Core.Runs;

/// <summary>A schedule of six fields: minute, hour, day of month, month, day of week and year, in UTC.</summary>
internal sealed class ScheduleCron : Schedule
{
    private const int Fields = 6;
    private const string Accepted = "six fields: minute hour day-of-month month day-of-week year, such as cron(0 1 * * ? *)";
    private const string AcceptedDays = "? in exactly one of day-of-month and day-of-week";

    private readonly int[] _minutes;
    private readonly int[] _hours;
    private readonly DaysOfMonth _days;
    private readonly int[] _months;
    private readonly int[] _years;

    private ScheduleCron(string text, int[] minutes, int[] hours, DaysOfMonth days, int[] months, int[] years)
        : base(text) => (_minutes, _hours, _days, _months, _years) = (minutes, hours, days, months, years);

    public static bool TryRead(
        string text, string inner, [NotNullWhen(true)] out Schedule? schedule, [NotNullWhen(false)] out string? error)
    {
        schedule = null;
        var words = inner.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != Fields)
            error = Given.Line("cron", Given.Show(inner), Accepted);
        else if ((words[2] == ScheduleDays.Any) == (words[4] == ScheduleDays.Any))
            error = Given.Line("cron", Given.Show($"{words[2]} and {words[4]}"), AcceptedDays);
        else
            schedule = Read(text, words, out error);
        return error is null;
    }

    public override DateTimeOffset? NextAfter(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        if (utc.Year > ScheduleField.Year.Max) return null;
        // Fires on whole minutes: the earliest that may answer is the next one.
        var earliest = new DateTime(utc.Ticks - utc.Ticks % TimeSpan.TicksPerMinute, DateTimeKind.Utc).AddMinutes(1);
        foreach (var day in DaysFrom(earliest))
            if (FirstOn(day, earliest) is { } found)
                return new DateTimeOffset(found, TimeSpan.Zero);
        return null;
    }

    private static ScheduleCron? Read(string text, string[] words, out string? error)
    {
        error = null;
        var minutes = ScheduleField.Minute.Read(words[0], ref error);
        var hours = ScheduleField.Hour.Read(words[1], ref error);
        var days = words[4] == ScheduleDays.Any
            ? ScheduleDays.ReadDayOfMonth(words[2], ref error)
            : ScheduleDays.ReadDayOfWeek(words[4], ref error);
        var months = ScheduleField.Month.Read(words[3], ref error);
        var years = ScheduleField.Year.Read(words[5], ref error);
        return error is null ? new ScheduleCron(text, minutes, hours, days, months, years) : null;
    }

    // At most 230 years of 12 months: an expression without any firing is found out at once.
    private IEnumerable<DateTime> DaysFrom(DateTime earliest) =>
        from year in _years
        where year >= earliest.Year
        from month in _months
        where year > earliest.Year || month >= earliest.Month
        from day in _days(year, month)
        let date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc)
        where date >= earliest.Date
        select date;

    private DateTime? FirstOn(DateTime day, DateTime earliest)
    {
        foreach (var hour in _hours)
            foreach (var minute in _minutes)
                if (day.AddMinutes(hour * 60 + minute) is var time && time >= earliest)
                    return time;
        return null;
    }
}
