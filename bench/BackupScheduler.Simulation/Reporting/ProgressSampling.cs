using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Lambda;

namespace BackupScheduler.Simulation.Reporting;

/// <summary>
/// Looks at a run once a second, and less often the longer it lasts: there are never more than four hundred samples, and of a long
/// run at least two hundred.
/// </summary>
internal sealed class ProgressSampling(SimulatedAws aws, MemoryQueues queues, SimulatedFunctions functions)
{
    private const int Most = 400;
    private static readonly WorkQueue[] s_queues = [WorkQueue.Accounts, WorkQueue.Tables];

    private readonly List<ProgressSample> _samples = [];
    private readonly DateTimeOffset _start = aws.Time.GetUtcNow();
    private TimeSpan _interval = TimeSpan.FromSeconds(1);
    private bool _isOver;

    public IReadOnlyList<ProgressSample> Samples => _samples;

    /// <summary>Looks while something goes on, and once more at its end.</summary>
    public async Task DuringAsync(Func<Task> work)
    {
        // Its last wait is left behind: it ends in the next run, if there is one.
        _ = LookAsync();
        await work();
        _isOver = true;
        _samples.Add(Sample());
    }

    private async Task LookAsync()
    {
        while (!_isOver)
        {
            _samples.Add(Sample());
            if (_samples.Count == Most) Thin();
            await Task.Delay(_interval, aws.Time, CancellationToken.None);
        }
    }

    private void Thin()
    {
        _interval *= 2;
        var kept = _samples.Where((_, i) => i % 2 == 0).ToList();
        _samples.Clear();
        _samples.AddRange(kept);
    }

    private ProgressSample Sample()
    {
        var now = aws.Time.GetUtcNow();
        var counts = s_queues.Select(queues.Count).ToList();
        var oldest = s_queues.Select(queues.OldestInSight).Min();
        var figures = aws.Figures;
        return new ProgressSample(
            now - _start,
            figures.Created,
            figures.Deleted,
            figures.Throttled,
            counts.Sum(count => count.Waiting),
            counts.Sum(count => count.Delayed),
            now - (oldest ?? now),
            functions.Running);
    }
}
