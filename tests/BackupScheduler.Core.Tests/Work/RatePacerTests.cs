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
    public async Task Listings_one_after_another_share_the_rate_and_their_ends_cost_nothing()
    {
        var started = _time.GetUtcNow();
        var calls = new List<TimeSpan>();
        var listing = Task.Run(async () =>
        {
            for (var table = 0; table < 3; table++)
                await foreach (var _ in _pacer.PaceAsync(Pages(2, () => calls.Add(_time.GetUtcNow() - started)), default))
                {
                }
        });
        while (!listing.IsCompleted)
        {
            await Task.Delay(1);
            // Calls are far apart compared with the steps; the clock never runs ahead of a listing that is not waiting.
            if (!listing.IsCompleted) _time.Advance(TimeSpan.FromMilliseconds(5));
        }

        await listing;
        Assert.Equal(6, calls.Count);
        Assert.All(calls.Zip(calls.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Gap));
        Assert.InRange(calls[^1], 5 * Gap, 5 * Gap + Gap);
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
