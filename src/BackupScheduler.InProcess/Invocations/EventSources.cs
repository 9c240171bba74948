using BackupScheduler.Core.Work;
using BackupScheduler.InProcess.Queues;
using Microsoft.Extensions.Logging;

namespace BackupScheduler.InProcess.Invocations;

/// <summary>Runs event sources over queues in memory in one loop, without polling: each change and each due time wakes it.</summary>
/// <param name="queues">The queues.</param>
/// <param name="time">The clock; real or virtual.</param>
/// <param name="log">Told of invocations that fail as a whole.</param>
public sealed class EventSources(MemoryQueues queues, TimeProvider time, ILogger log)
{
    // Batches that are in work when a run is cancelled may end in peace: their messages would be lost with the process.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly List<EventSource> _sources = [];

    /// <summary>Feeds a queue to a function from the next drain on.</summary>
    public void Add(EventSourceOptions options, BatchFunction function)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(options.BatchSize, Math.Clamp(options.BatchSize, 1, options.LargestBatch));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.InitialConcurrency, 1);
        _sources.Add(new EventSource(options, queues, function, time, log));
    }

    /// <summary>Returns when nothing is left in any served queue, delayed and unseen messages included.</summary>
    /// <param name="progress">Told after each change; null for nobody.</param>
    /// <param name="cancellation">Takes no more batches, lets those in work end for at most 10 s, then throws.</param>
    public async Task DrainAsync(IProgress<DrainProgress>? progress, CancellationToken cancellation)
    {
        var wakeup = new Wakeup(time);
        queues.Changed += wakeup.Call;
        foreach (var source in _sources) source.BatchEnded += wakeup.Call;
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                foreach (var source in _sources) source.StartBatches();
                progress?.Report(Progress());
                if (_sources.TrueForAll(source => source.IsIdle)) return;
                await wakeup.WaitAsync(_sources.Min(source => source.NextDue()), cancellation);
            }
        }
        finally
        {
            queues.Changed -= wakeup.Call;
            foreach (var source in _sources) source.BatchEnded -= wakeup.Call;
        }

        await EndInPeaceAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task EndInPeaceAsync()
    {
        try
        {
            await Task.WhenAll(_sources.SelectMany(source => source.Running)).WaitAsync(Grace, time);
        }
        catch (TimeoutException)
        {
            // What lasts longer is left behind; the caller learns of the cancellation either way.
        }
    }

    private DrainProgress Progress() => new(
        queues.Count(WorkQueue.Accounts),
        queues.Count(WorkQueue.Tables),
        _sources.Sum(source => source.Batches),
        _sources.Sum(source => source.Acknowledged),
        queues.LetterCount);
}

/// <summary>How far a drain is.</summary>
/// <param name="Accounts">What lies in the account queue.</param>
/// <param name="Tables">What lies in the table queue.</param>
/// <param name="Batches">Batches given to functions.</param>
/// <param name="Acknowledged">Messages done.</param>
/// <param name="Letters">Dead letters so far.</param>
public sealed record DrainProgress(QueueCounts Accounts, QueueCounts Tables, long Batches, long Acknowledged, int Letters);
