using System.Runtime.CompilerServices;

namespace BackupScheduler.Core.Work;

/// <summary>Spaces calls within one invocation, so that they stay at a rate; the first one does not wait.</summary>
/// <param name="callsPerSecond">The rate; above 0.</param>
/// <param name="time">The clock that is waited on.</param>
public sealed class RatePacer(double callsPerSecond, TimeProvider time)
{
    private readonly TimeSpan _gap = TimeSpan.FromSeconds(1 / callsPerSecond);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>Returns when the next call may be made.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var at = _next > now ? _next : now;
        _next = at + _gap;
        if (at > now) await Task.Delay(at - now, time, cancellation);
    }

    /// <summary>Waits before each page that is asked for. The end of the pages costs no call, and so no turn of the next listing's.</summary>
    public async IAsyncEnumerable<T> PaceAsync<T>(
        IAsyncEnumerable<T> pages, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var page = pages.GetAsyncEnumerator(cancellation);
        while (true)
        {
            await WaitAsync(cancellation);
            if (!await page.MoveNextAsync())
            {
                _next -= _gap;
                yield break;
            }

            yield return page.Current;
        }
    }
}
