namespace BackupScheduler.Simulation.Reporting;

/// <summary>The most that was seen in the queues, as far as samples show it.</summary>
/// <param name="Waiting">Messages in sight.</param>
/// <param name="Delayed">Messages not yet in sight.</param>
/// <param name="Oldest">The longest wait in sight so far.</param>
/// <param name="Invocations">Invocations in work.</param>
public sealed record QueuePeak(int Waiting, int Delayed, TimeSpan Oldest, int Invocations)
{
    /// <summary>The peak of a run.</summary>
    public static QueuePeak Of(IReadOnlyList<ProgressSample> samples) => new(
        samples.Max(sample => sample.Waiting),
        samples.Max(sample => sample.Delayed),
        samples.Max(sample => sample.OldestWaiting),
        samples.Max(sample => sample.Invocations));
}
