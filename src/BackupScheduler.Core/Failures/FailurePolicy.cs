namespace BackupScheduler.Core.Failures;

/// <summary>
/// Decides about a failed message: passing failures are given up by age, since throttling is nobody's fault; unknown ones
/// by number of receives; hopeless ones at once.
/// </summary>
/// <param name="MaxReceiveCount">Receives after which an unknown failure is dead-lettered; at least 1.</param>
public sealed record FailurePolicy(int MaxReceiveCount)
{
    /// <summary>A passing failure that lasts longer than this, counted from the first sending, is dead-lettered.</summary>
    public static readonly TimeSpan LongestAge = TimeSpan.FromHours(6);

    private const int LongestWaitSeconds = 900;
    private const int LargestExponent = 10;

    /// <summary>Decides what becomes of the message.</summary>
    /// <param name="kind">What failed.</param>
    /// <param name="attempt">How often and since when it was tried.</param>
    /// <param name="now">The present.</param>
    /// <param name="jitter">At random from 0 to 1, so that a crowd of failures does not return together.</param>
    public FailureDecision Decide(FailureKind kind, Attempt attempt, DateTimeOffset now, double jitter) => kind switch
    {
        FailureKind.RegionUnavailable => new FailureDecision.Report(),
        FailureKind.AccessDenied or FailureKind.RoleUnavailable or FailureKind.Malformed =>
            new FailureDecision.GiveUp("a retry cannot help"),
        FailureKind.Throttled or FailureKind.Transient when now - attempt.SentAt >= LongestAge =>
            new FailureDecision.GiveUp($"still failing {LongestAge.TotalHours:0} hours after it was sent"),
        FailureKind.Other when attempt.ReceiveCount >= MaxReceiveCount =>
            new FailureDecision.GiveUp($"failed {attempt.ReceiveCount} times"),
        _ => new FailureDecision.Retry(Backoff(attempt.ReceiveCount, jitter)),
    };

    // min(900, 2^receives) seconds, times 0.5 to 1.
    private static TimeSpan Backoff(int receives, double jitter)
    {
        var longest = Math.Min(LongestWaitSeconds, 1 << Math.Clamp(receives, 1, LargestExponent));
        return TimeSpan.FromSeconds(Math.Ceiling(longest * (0.5 + (Math.Clamp(jitter, 0, 1) / 2))));
    }
}
