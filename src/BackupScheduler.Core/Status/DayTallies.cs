namespace BackupScheduler.Core.Status;

/// <summary>Counts the tables that have a backup of each day.</summary>
internal static class DayTallies
{
    /// <summary>Further back no day is counted.</summary>
    public const int MostDays = 90;

    /// <summary>Every UTC day from that of the oldest backup to today, the oldest first; none without backups.</summary>
    public static IReadOnlyList<DayCoverage> Of(IReadOnlyCollection<TableTally> selected, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var known = selected.Where(tally => tally.Days.Count > 0).ToList();
        if (known.Count == 0) return [];
        var days = Math.Clamp(today.DayNumber - known.Min(FirstDay).DayNumber + 1, 1, MostDays);
        var first = today.AddDays(1 - days);
        var (backedUp, appeared) = (new int[days], new int[days]);
        foreach (var tally in known)
        {
            appeared[Math.Clamp(FirstDay(tally).DayNumber - first.DayNumber, 0, days - 1)]++;
            // One of tomorrow, by another clock, is one of today.
            foreach (var day in tally.Days.Select(day => day < today ? day : today).Distinct())
                if (day >= first) backedUp[day.DayNumber - first.DayNumber]++;
        }

        var existed = 0;
        return [.. backedUp.Select((count, day) => new DayCoverage(first.AddDays(day), count, existed += appeared[day]))];
    }

    private static DateOnly FirstDay(TableTally tally) => tally.Days.Min();
}
