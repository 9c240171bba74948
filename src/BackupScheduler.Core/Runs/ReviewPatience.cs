namespace BackupScheduler.Core.Runs;

/// <summary>
/// Whether a run's first look waits a little instead of acting. In a large organization the tables' messages may still lie in their queue
/// when the look is due; to send them again, and to put their pruning off to the next run, would answer a question that time answers by itself.
/// </summary>
public static class ReviewPatience
{
    /// <summary>How often a scheduled run's first look may wait.</summary>
    public const int Most = 5;

    /// <summary>How long one wait lasts at most; no longer than the time between two looks.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Decides.</summary>
    /// <param name="selected">Tables that the run was to back up.</param>
    /// <param name="missing">Those among them without a backup of the run, in any state.</param>
    /// <param name="left">How often it may still wait: none for looks that nobody gave patience to.</param>
    public static bool IsToWait(int selected, int missing, int left)
    {
        if (left <= 0 || missing == 0) return false;
        // A few may be on their way, once; that many are a backlog.
        var isBacklog = missing >= 10 && missing * 10L > selected;
        return isBacklog || left == Most;
    }
}
