using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Status;

/// <summary>How old the newest backup and copy may be unless somebody says otherwise: by the schedule.</summary>
public static class ExpectedAges
{
    /// <summary>What a run may take to reach the last table, and a clock may differ.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    private static readonly TimeSpan FarthestBack = TimeSpan.FromDays(400);

    /// <summary>Of backups: the schedule's interval at this time, and 2 hours. A schedule with gaps, such as over weekends, has the gap's.</summary>
    public static TimeSpan OfBackups(Schedule schedule, DateTimeOffset now)
    {
        var interval = IntervalAt(schedule, now);
        // Right after a firing the backups of the one before are still the newest.
        var before = IntervalAt(schedule, now - Grace);
        return (interval > before ? interval : before) + Grace;
    }

    /// <summary>Of copies: twice the schedule's interval, since an export takes its time.</summary>
    public static TimeSpan OfCopies(Schedule schedule, DateTimeOffset now) => schedule.IntervalAfter(schedule.NextAfter(now) ?? now) * 2;

    /// <summary>The time between the last firing at or before a time and the next one after it.</summary>
    private static TimeSpan IntervalAt(Schedule schedule, DateTimeOffset time)
    {
        for (var back = TimeSpan.FromHours(1); back <= FarthestBack; back *= 2)
        {
            if (schedule.NextAfter(time - back) is not { } fired) break;
            if (fired > time) continue;
            while (schedule.NextAfter(fired) is { } next)
            {
                if (next > time) return next - fired;
                fired = next;
            }

            break;
        }

        return schedule.IntervalAfter(schedule.NextAfter(time) ?? time);
    }
}
