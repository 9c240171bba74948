using BackupScheduler.InProcess.Invocations;
using BackupScheduler.InProcess.Queues;

namespace BackupScheduler.Simulation.Lambda;

/// <summary>Lambda polls all the time, while others still send: the queues being empty once is not the end.</summary>
internal static class Polling
{
    /// <summary>Feeds the functions until those who send have ended and nothing is left.</summary>
    public static async Task DrainAsync(EventSources sources, MemoryQueues queues, Task senders)
    {
        while (true)
        {
            var change = NextChangeAsync(queues);
            var areAllSent = senders.IsCompleted;
            await sources.DrainAsync(null, CancellationToken.None);
            if (areAllSent) break;
            await Either(senders, change);
        }

        await senders;
    }

    /// <summary>Completes when something is sent, put back or acknowledged.</summary>
    public static Task NextChangeAsync(MemoryQueues queues)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queues.Changed += Tell;
        return changed.Task;

        void Tell()
        {
            queues.Changed -= Tell;
            changed.TrySetResult();
        }
    }

    // Task.WhenAny goes on in the thread pool.
    private static Task Either(Task one, Task other)
    {
        var either = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = TellAsync(one);
        _ = TellAsync(other);
        return either.Task;

        async Task TellAsync(Task task)
        {
            try
            {
                await task;
            }
            finally
            {
                either.TrySetResult();
            }
        }
    }
}
