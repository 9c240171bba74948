using BackupScheduler.Core.Work;
using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Core.Tests.Work;

public sealed class RatePacerTests
{
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(0.25);
    private readonly FakeTimeProvider _time = new();
    private readonly RatePacer _pacer;

    public RatePacerTests() => _pacer = new RatePacer(4, _time);

    [Fact]
    public void The_first_call_does_not_wait_and_the_next_ones_do()
    {
        Assert.True(_pacer.WaitAsync(default).IsCompleted);
        var second = _pacer.WaitAsync(default);
        var third = _pacer.WaitAsync(default);
        _time.Advance(Gap - TimeSpan.FromMilliseconds(1));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(second.IsCompleted);
        Assert.False(third.IsCompleted);
        _time.Advance(Gap);
        Assert.True(third.IsCompleted);
    }

    [Fact]
    public void A_pause_saves_up_no_calls()
    {
        Assert.True(_pacer.WaitAsync(default).IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_pacer.WaitAsync(default).IsCompleted);
        Assert.False(_pacer.WaitAsync(default).IsCompleted);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        await _pacer.WaitAsync(default);
        using var source = new CancellationTokenSource();
        var waiting = _pacer.WaitAsync(source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Listings_one_after_another_share_the_rate_and_their_ends_cost_nothing()
    {
        var started = _time.GetUtcNow();
        var calls = new List<TimeSpan>();
        // Without a context the listings go on inside Advance, on this thread.
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var listing = ListAsync();
            while (!listing.IsCompleted) _time.Advance(TimeSpan.FromMilliseconds(5));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        Assert.Equal(Enumerable.Range(0, 6).Select(i => i * Gap), calls);

        async Task ListAsync()
        {
            for (var table = 0; table < 3; table++)
                await foreach (var _ in _pacer.PaceAsync(Pages(2, () => calls.Add(_time.GetUtcNow() - started)), default))
                {
                }
        }
    }

    private static async IAsyncEnumerable<int> Pages(int count, Action call)
    {
        for (var page = 0; page < count; page++)
        {
            await Task.CompletedTask;
            call();
            yield return page;
        }
    }
}
