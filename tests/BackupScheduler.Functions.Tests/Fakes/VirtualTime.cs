using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>Runs asynchronous work on this thread alone, moving the clock whenever the work waits for it: the same each time.</summary>
internal static class VirtualTime
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    public static T Run<T>(this FakeTimeProvider time, Func<Task<T>> work)
    {
        var before = SynchronizationContext.Current;
        var turns = new Turns();
        SynchronizationContext.SetSynchronizationContext(turns);
        try
        {
            var running = work();
            var giveUpAt = time.GetUtcNow() + Longest;
            for (turns.TakeAll(); !running.IsCompleted; turns.TakeAll())
            {
                if (time.GetUtcNow() > giveUpAt) throw new TimeoutException($"not done after {Longest} of virtual time");
                time.Advance(Step);
            }

            return running.GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    // What goes on after a wait comes here, not to the thread pool: nothing runs while the clock moves.
    private sealed class Turns : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Callback, object? State)> _waiting = [];

        public override void Post(SendOrPostCallback d, object? state) => _waiting.Enqueue((d, state));

        public void TakeAll()
        {
            while (_waiting.TryDequeue(out var turn)) turn.Callback(turn.State);
        }
    }
}
