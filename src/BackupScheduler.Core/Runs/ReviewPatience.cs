namespace BackupScheduler.Core.Runs;

/// <summary>
/// Whether a run's first look waits a little instead of acting. In a large organization the tables' messages may still lie in their queue
/// when the look is due; to send them again, and to put their pruning off to the next run, would answer a question that time answers by itself.
/// </summary>
public static class ReviewPatience
{
    /// <summary>How often a scheduled run's first look may wait.</summary>
    public const int Most = 6;

    /// <summary>How long one wait lasts at most; no longer than the time between two looks.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

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
