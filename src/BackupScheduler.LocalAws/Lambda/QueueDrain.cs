using System.Diagnostics;
using BackupScheduler.LocalAws.Reading;

namespace BackupScheduler.LocalAws.Lambda;

/// <summary>Waits until event sources have nothing left to do.</summary>
public static class QueueDrain
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns once all queues are empty, delayed and in-flight messages included.</summary>
    /// <remarks>
    /// One look at several queues proves nothing: a message may move from one not yet read to one already read.
    /// So it takes two looks that find nothing, and no batch between them.
    /// </remarks>
    /// <param name="progress">Gets the sum of all queues after every look.</param>
    /// <exception cref="TimeoutException">Names the queues that were not empty.</exception>
    public static async Task UntilEmptyAsync(
        QueueReader reader, IReadOnlyCollection<string> queueUrls, IReadOnlyCollection<SqsEventSource> sources,
        TimeSpan timeout, IProgress<QueueCounts>? progress = null, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        var emptySince = default(long?);
        while (true)
        {
            var batches = sources.Sum(s => s.Batches);
            var counts = await Task.WhenAll(queueUrls.Select(url => reader.CountsAsync(url, cancellation)));
            progress?.Report(new QueueCounts(counts.Sum(c => c.Visible), counts.Sum(c => c.InFlight), counts.Sum(c => c.Delayed)));
            var isEmpty = counts.All(c => c.Total == 0) && sources.All(s => s.IsIdle) && sources.Sum(s => s.Batches) == batches;
            if (isEmpty && emptySince == batches)
            {
                return;
            }

            emptySince = isEmpty ? batches : null;
            if (Stopwatch.GetElapsedTime(started) > timeout)
            {
                var left = queueUrls.Zip(counts).Where(q => q.Second.Total > 0).Select(q => $"{q.First}: {q.Second}");
                throw new TimeoutException($"not empty after {timeout.TotalSeconds:0} s: {string.Join("; ", left)}");
            }

            await Task.Delay(Pause, cancellation);
        }
    }
}
