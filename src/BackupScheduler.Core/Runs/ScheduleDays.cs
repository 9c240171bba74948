namespace BackupScheduler.Core.Runs;

/// <summary>The days of a month on which a schedule fires, in order.</summary>
internal delegate IEnumerable<int> DaysOfMonth(int year, int month);

/// <summary>Reads the two fields that name days, with L (last), W (nearest weekday) and # (the n-th of the month).</summary>
internal static class ScheduleDays
{
    public const string Any = "?";
    private const int DaysAWeek = 7;
    private const int MostOfAWeekday = 5;

    /// <summary>Numbers, or one of L, LW, L-3, 15W alone.</summary>
    public static DaysOfMonth ReadDayOfMonth(string text, ref string? error)
    {
        var upper = text.ToUpperInvariant();
        if (upper == "L") return (year, month) => [Last(year, month)];
        if (upper == "LW") return (year, month) => [NearestWeekday(year, month, Last(year, month))];
        if (upper.StartsWith("L-", StringComparison.Ordinal)
            && ScheduleField.TryReadNumber(upper[2..], out var before) && before is >= 1 and <= 30)
            return (year, month) => OnlyIf(Last(year, month) > before, Last(year, month) - before);
        if (upper.EndsWith('W') && ScheduleField.DayOfMonth.TryReadValue(upper[..^1], out var near))
            return (year, month) =>
                near <= Last(year, month) ? [NearestWeekday(year, month, near)] : [];
        var days = ScheduleField.DayOfMonth.Read(text, ref error);
        return (year, month) => days.TakeWhile(day => day <= Last(year, month));
    }

    /// <summary>Numbers and names, or one of L (Saturday), 6L (the last Friday), 6#2 (the second Friday) alone.</summary>
    public static DaysOfMonth ReadDayOfWeek(string text, ref string? error)
    {
        var upper = text.ToUpperInvariant();
        if (upper == "L") return (year, month) => DaysOf(year, month, ScheduleField.DayOfWeek.Max);
        if (upper.EndsWith('L') && ScheduleField.DayOfWeek.TryReadValue(upper[..^1], out var last))
            return (year, month) => [DaysOf(year, month, last).Last()];
        if (TryReadNth(upper, out var weekday, out var nth))
            return (year, month) => DaysOf(year, month, weekday).Skip(nth - 1).Take(1);
        var weekdays = ScheduleField.DayOfWeek.Read(text, ref error);
        return (year, month) => weekdays.SelectMany(day => DaysOf(year, month, day)).Order();
    }

    private static bool TryReadNth(string text, out int weekday, out int nth)
    {
        (weekday, nth) = (0, 0);
        var hash = text.IndexOf('#');
        return hash >= 0
            && ScheduleField.DayOfWeek.TryReadValue(text[..hash], out weekday)
            && ScheduleField.TryReadNumber(text[(hash + 1)..], out nth)
            && nth is >= 1 and <= MostOfAWeekday;
    }

    private static IEnumerable<int> DaysOf(int year, int month, int weekday)
    {
        var ofFirst = (int)new DateTime(year, month, 1).DayOfWeek + 1;
        for (var day = 1 + (weekday - ofFirst + DaysAWeek) % DaysAWeek; day <= Last(year, month); day += DaysAWeek)
            yield return day;
    }

    // Never leaves the month: Saturday the 1st moves on to Monday the 3rd, Sunday the last back to Friday.
    private static int NearestWeekday(int year, int month, int day) => new DateTime(year, month, day).DayOfWeek switch
    {
        DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
        DayOfWeek.Sunday => day == Last(year, month) ? day - 2 : day + 1,
        _ => day,
    };

    private static int[] OnlyIf(bool exists, int day) => exists ? [day] : [];

    private static int Last(int year, int month) => DateTime.DaysInMonth(year, month);
}
