using BackupScheduler.Core.Failures;

namespace BackupScheduler.Core.Replay;

/// <summary>Sends one batch until nothing of it is left.</summary>
internal sealed class BatchSending(IItemSink sink, TimeProvider time, IJitter jitter)
{
    // In a row, and each without a single item written: about a minute and a half.
    private const int MostTries = 12;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private long _written;

    public long Written => Interlocked.Read(ref _written);

    public async Task SendAsync(IReadOnlyList<ItemWrite> batch, CancellationToken cancellation)
    {
        var tries = 0;
        while (true)
        {
            var (left, failure) = await TryAsync(batch, cancellation);
            Interlocked.Add(ref _written, batch.Count - left.Count);
            if (left.Count == 0) return;
            tries = left.Count < batch.Count ? 1 : tries + 1;
            if (tries >= MostTries) throw failure ?? Unprocessed(left.Count);
            await Task.Delay(Wait(tries), time, cancellation);
            batch = left;
        }
    }

    private async Task<(IReadOnlyList<ItemWrite> Left, ServiceFailureException? Failure)> TryAsync(
        IReadOnlyList<ItemWrite> batch, CancellationToken cancellation)
    {
        try
        {
            return (await sink.WriteAsync(batch, cancellation), null);
        }
        catch (ServiceFailureException e) when (e.Kind is FailureKind.Throttled or FailureKind.Transient)
        {
            return (batch, e);
        }
    }

    private static ServiceFailureException Unprocessed(int writes) => new(
        FailureKind.Throttled, "UnprocessedItems", $"the table took none of {writes} writes, {MostTries} times in a row: its capacity does not suffice");

    // Half to all of a time that doubles.
    private TimeSpan Wait(int tries)
    {
        var longest = FirstWait * Math.Pow(2, tries - 1);
        return (longest < LongestWait ? longest : LongestWait) * (0.5 + (Math.Clamp(jitter.Next(), 0, 1) / 2));
    }
}
