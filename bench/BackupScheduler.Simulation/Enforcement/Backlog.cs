using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;

namespace BackupScheduler.Simulation.Enforcement;

/// <summary>What lies in the enforcement queue at a moment.</summary>
/// <param name="After">The moment, from the first sweep in sight.</param>
/// <param name="Waiting">Messages in sight that nobody has received.</param>
/// <param name="InFlight">Messages in work, or put back for later.</param>
/// <param name="Oldest">How long the oldest of the waiting has been in sight.</param>
public sealed record BacklogSample(TimeSpan After, int Waiting, int InFlight, TimeSpan Oldest);

/// <summary>Looks at the queue once a second.</summary>
internal sealed class Backlog(MemoryQueues queues, TimeProvider time)
{
    private readonly List<BacklogSample> _samples = [];
    private bool _isStopped;

    public IReadOnlyList<BacklogSample> Samples => _samples;

    public void Stop() => _isStopped = true;

    public async Task WatchAsync()
    {
        var start = time.GetUtcNow();
        while (!_isStopped)
        {
            var now = time.GetUtcNow();
            var counts = queues.Count(WorkQueue.Enforcement);
            var oldest = queues.OldestInSight(WorkQueue.Enforcement) is { } since ? now - since : TimeSpan.Zero;
            _samples.Add(new BacklogSample(now - start, counts.Waiting, counts.InFlight, oldest));
            await Task.Delay(TimeSpan.FromSeconds(1), time, CancellationToken.None);
        }
    }
}
