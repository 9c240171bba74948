namespace BackupScheduler.Core.Runs;

/// <summary>
/// Whether a run's first look waits a little instead of acting. In a large organization the tables' messages may still lie in their queue
/// when the look is due; to send them again, and to put their pruning off to the next run, would answer a question that time answers by itself.
/// </summary>
public static class ReviewPatience
{
    /// <summary>How often a scheduled run's first look may wait at most.</summary>
    public const int Most = 6;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>How long one wait lasts: a minute at most, and no longer than the time between two looks.</summary>
    /// <param name="delay">The time between two looks.</param>
    public static TimeSpan WaitFor(TimeSpan delay) => delay < LongestWait ? delay : LongestWait;

    /// <summary>
    /// How often the first look of a run may wait: as often as leaves time for every look before the run is superseded, or a
    /// frequent schedule would never report what is missing.
    /// </summary>
    /// <param name="supersededAfter">How long after its firing the run is superseded.</param>
    /// <param name="delay">The time between two looks; zero leaves nothing to wait for.</param>
    public static int For(TimeSpan supersededAfter, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero) return 0;
        var spare = supersededAfter - (delay * (RunReview.MaxLooks + 1));
        return (int)Math.Clamp(Math.Floor(spare / WaitFor(delay)), 0, Most);
    }

    /// <summary>Decides.</summary>
    /// <param name="selected">Tables that the run was to back up.</param>
    /// <param name="unfinished">Those among them whose backup of the run is missing, or still being made.</param>
    /// <param name="awaited">How many were unfinished when it last waited; 0 where it has not waited yet.</param>
    /// <param name="left">How often it may still wait: none for looks that nobody gave patience to.</param>
    public static bool IsToWait(int selected, int unfinished, int awaited, int left)
    {
        if (left <= 0 || unfinished == 0) return false;
        // That many are a backlog. A few are waited for as long as they become fewer: one that fails for good costs one wait.
        var isBacklog = unfinished >= 10 && unfinished * 10L > selected;
        return isBacklog || awaited == 0 || unfinished < awaited;
    }
}
