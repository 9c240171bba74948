namespace BackupScheduler.Core.Runs;

/// <summary>Nothing stale may act: a run that the next one should have overtaken is left to it.</summary>
public static class Supersession
{
    /// <summary>Why a run is too old to act on, or null: older than the gap to the schedule's next firing, 24 hours at most.</summary>
    public static string? ByAge(Schedule schedule, RunId run, DateTimeOffset now)
    {
        var longest = schedule.SupersededAfter(run);
        return now - run.Time > longest ? $"the run is older than {longest.TotalHours:0.##} hours" : null;
    }
}
