namespace BackupScheduler.Core.Work;

/// <summary>
/// Pacing without coordination: the units of work that are sent together are spread over the queue's delay, so that many
/// workers stay below AWS's rate without talking to each other.
/// </summary>
/// <param name="UnitsPerSecond">The rate to stay at, in units (creates, or ARNs to delete); above 0.</param>
public sealed record Pacing(double UnitsPerSecond)
{
    /// <summary>The longest delay of an SQS message (900 s, SQS quota); what comes later needs a bookmark.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(900);

    /// <summary>The delay of an item that has this many units before it: floor(units / rate) seconds, possibly beyond <see cref="LongestDelay"/>.</summary>
    public TimeSpan DelayAfter(long units) => TimeSpan.FromSeconds(Math.Floor(units / UnitsPerSecond));

    /// <summary>Cuts a delay to what a queue can hold.</summary>
    public static TimeSpan Cut(TimeSpan delay) => delay < LongestDelay ? delay : LongestDelay;
}
