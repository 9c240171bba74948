namespace BackupScheduler.Core.Retention;

/// <summary>A rule that keeps the newest of each of the last N buckets of time that hold something.</summary>
/// <param name="Kind">The reason it gives.</param>
/// <param name="Name">Its key in the policy's JSON.</param>
/// <param name="Configured">N, as configured.</param>
/// <param name="BucketOf">The number of the bucket that a UTC time falls into; null where each run is a bucket of its own.</param>
internal sealed record CountedRule(
    RetentionReasonKind Kind,
    string Name,
    Func<RetentionRules, int?> Configured,
    Func<DateTime, long>? BucketOf)
{
    public int LimitOf(RetentionRules rules) => Math.Max(0, Configured(rules) ?? 0);
}

/// <summary>Every rule that counts, in the order in which reasons are given.</summary>
internal static class RuleTable
{
    private const int MonthsAYear = 12;
    private const int DaysAWeek = 7;

    public static readonly CountedRule[] Counted =
    [
        new(RetentionReasonKind.Last, "keepLast", rules => rules.KeepLast, BucketOf: null),
        new(RetentionReasonKind.Daily, "daily", rules => rules.Daily, DayOf),
        // Day 0 of the calendar, 0001-01-01, is a Monday: ISO weeks are whole sevens of days.
        new(RetentionReasonKind.Weekly, "weekly", rules => rules.Weekly, time => DayOf(time) / DaysAWeek),
        new(RetentionReasonKind.Monthly, "monthly", rules => rules.Monthly, time => time.Year * MonthsAYear + time.Month),
        new(RetentionReasonKind.Yearly, "yearly", rules => rules.Yearly, time => time.Year),
    ];

    private static long DayOf(DateTime time) => time.Ticks / TimeSpan.TicksPerDay;
}
