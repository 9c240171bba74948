using BackupScheduler.Core.Work;

namespace BackupScheduler.Core.Events;

/// <summary>Decides whether a run can be told of, or its reports are waited for: pure.</summary>
public static class RunClosing
{
    /// <summary>
    /// The longest that a run's reports are waited for, where the next run does not come sooner: what fails for a while is given up
    /// six hours after it was sent, and looks follow.
    /// </summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(8);

    /// <summary>How long after it is superseded a review may still be about to end.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(15);

    /// <summary>How much longer is waited where somebody else may hold the reports that seem to be lacking.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>A run that is older is not told of any more: its reports have begun to expire, and would be missed without cause. Reports are kept for two days.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(40);

    /// <summary>Until when a run's reports are waited for.</summary>
    /// <param name="run">The scheduled time of the run.</param>
    /// <param name="supersededAfter">How old it may grow before its work is superseded.</param>
    public static DateTimeOffset Until(DateTimeOffset run, TimeSpan supersededAfter) =>
        run + (supersededAfter < LongestWait ? supersededAfter : LongestWait) + Slack;

    /// <summary>Decides.</summary>
    /// <param name="closing">What the run was sent to.</param>
    /// <param name="reports">The reports of the run that are held.</param>
    /// <param name="isWhole">Whether all reports that there are, are held.</param>
    /// <param name="until">See <see cref="Until"/>.</param>
    /// <param name="now">The present.</param>
    public static ClosingDecision Decide(
        CloseRun closing, IReadOnlyCollection<ReviewEvent> reports, bool isWhole, DateTimeOffset until, DateTimeOffset now)
    {
        var lacking = closing.Scopes.Count() - RunOutcome.Latest(closing, reports).Count;
        if (lacking == 0) return new(true, "all have reported");
        if (now < until) return new(false, $"{lacking} have not reported yet");
        if (!isWhole && now < until + Grace) return new(false, $"{lacking} have not reported, or their reports are held elsewhere");
        return new(true, $"the time is up, {lacking} have not reported");
    }

    /// <summary>How long until the next look: twice as long each time, cut to what a queue can hold, a little less at random so that two do not meet again.</summary>
    /// <param name="hops">How many looks there have been.</param>
    /// <param name="reviewDelay">Between two looks of a review.</param>
    /// <param name="jitter">At random from 0 to 1.</param>
    public static TimeSpan DelayAfter(int hops, TimeSpan reviewDelay, double jitter)
    {
        const int LargestExponent = 10;
        var seconds = Math.Max(1, reviewDelay.TotalSeconds) * Math.Pow(2, Math.Min(hops + 1, LargestExponent));
        var longest = Math.Min(seconds, Pacing.LongestDelay.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Ceiling(longest * (1 - (Math.Clamp(jitter, 0, 1) / 4))));
    }
}

/// <summary>Whether a run is told of now.</summary>
/// <param name="IsClosed">False: its reports are looked at again later.</param>
/// <param name="Because">Why, for the log.</param>
public sealed record ClosingDecision(bool IsClosed, string Because);
