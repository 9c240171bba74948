using Amazon.Lambda.Core;

namespace BackupScheduler.Functions.Batches;

/// <summary>
/// The time that one invocation has. Calls are cancelled shortly before Lambda ends the process, so that what is unfinished
/// is reported as failed; long work hands over earlier still.
/// </summary>
public sealed class Invocation : IDisposable
{
    // A deadline that is missing, or that nobody can mean, must not be more than a timer takes.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestHandOver = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenSource _settling;
    private readonly DateTimeOffset _handOverAt;

    private Invocation(TimeSpan remaining, TimeProvider time)
    {
        Time = time;
        _source = new CancellationTokenSource(remaining - Shorter(remaining / 4, LongestReserve), time);
        _settling = new CancellationTokenSource(remaining - Shorter(remaining / 10, LastMoment), time);
        // Always before the calls are cancelled, however short the time: a bookmark is still to be sent.
        _handOverAt = time.GetUtcNow() + remaining - Shorter(remaining / 2, LongestHandOver);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Cancelled when only the time to answer is left.</summary>
    public CancellationToken Cancellation => _source.Token;

    /// <summary>Cancelled later: what failed is put back or dead-lettered in the time between.</summary>
    public CancellationToken SettlingCancellation => _settling.Token;

    /// <summary>Whether long work should stop at a bookmark now.</summary>
    public bool IsEnding => Time.GetUtcNow() >= _handOverAt;

    /// <summary>Starts counting.</summary>
    public static Invocation Start(ILambdaContext context, TimeProvider time) =>
        new(context.RemainingTime > TimeSpan.Zero ? Shorter(context.RemainingTime, Longest) : TimeSpan.Zero, time);

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _settling.Dispose();
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
