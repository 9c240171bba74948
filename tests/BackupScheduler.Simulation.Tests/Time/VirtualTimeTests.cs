using BackupScheduler.Simulation.Time;

namespace BackupScheduler.Simulation.Tests.Time;

/// <summary>Virtual time jumps, and everything that it runs stays on one thread.</summary>
public sealed class VirtualTimeTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private readonly VirtualTime _time = new(s_start);
    private readonly List<string> _seen = [];

    [Fact]
    public void The_clock_jumps_from_timer_to_timer()
    {
        _time.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromDays(40), _time);
            await Task.Delay(TimeSpan.FromMilliseconds(1), _time);
        });
        Assert.Equal(s_start.AddDays(40).AddMilliseconds(1), _time.GetUtcNow());
        Assert.Equal(2, _time.Jumps);
    }

    [Fact]
    public void What_is_due_first_comes_first_and_what_is_due_together_in_the_order_of_asking()
    {
        _time.Run(() => Task.WhenAll(WaitAsync("late", 3), WaitAsync("one", 2), WaitAsync("two", 2), WaitAsync("early", 1)));
        Assert.Equal(["early", "one", "two", "late"], _seen);
    }

    [Fact]
    public void Everything_runs_on_the_calling_thread()
    {
        var thread = Environment.CurrentManagedThreadId;
        var threads = new List<int>();
        _time.Run(async () =>
        {
            using var cancelling = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromHours(1), _time, cancelling.Token));
            threads.Add(Environment.CurrentManagedThreadId);
            await Assert.ThrowsAsync<TimeoutException>(() => new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromSeconds(5), _time));
            threads.Add(Environment.CurrentManagedThreadId);
            await Task.Yield();
            threads.Add(Environment.CurrentManagedThreadId);
        });
        Assert.Equal([thread, thread, thread], threads);
        Assert.Equal(s_start.AddSeconds(10), _time.GetUtcNow());
    }

    [Fact]
    public void A_timer_that_was_disposed_of_or_changed_does_not_fire_at_its_old_time()
    {
        using var changed = _time.CreateTimer(_ => _seen.Add($"changed {Seconds()}"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        _time.CreateTimer(_ => _seen.Add("disposed"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).Dispose();
        changed.Change(TimeSpan.FromSeconds(7), Timeout.InfiniteTimeSpan);
        _time.Run(() => WaitAsync("end", 10));
        Assert.Equal(["changed 7", "end"], _seen);
    }

    [Fact]
    public void A_periodic_timer_fires_again_and_again()
    {
        using var timer = _time.CreateTimer(_ => _seen.Add($"{Seconds()}"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _time.Run(() => Task.Delay(TimeSpan.FromSeconds(6), _time));
        Assert.Equal(["1", "3", "5"], _seen);
    }

    [Fact]
    public void Work_that_nothing_will_wake_is_told_of_instead_of_waited_for() => Assert.Contains(
        "no timer", Assert.Throws<InvalidOperationException>(() => _time.Run(() => new TaskCompletionSource().Task)).Message, StringComparison.Ordinal);

    [Fact]
    public void Work_that_leaves_the_thread_is_refused()
    {
        var turns = new Turns();
        var other = new Thread(() => turns.Post(_ => { }, null));
        other.Start();
        other.Join();
        Assert.Throws<InvalidOperationException>(turns.TakeAll);
    }

    [Fact]
    public void What_the_work_throws_comes_out() => Assert.Throws<TimeZoneNotFoundException>(() => _time.Run(async () =>
    {
        await Task.Delay(TimeSpan.FromSeconds(1), _time);
        throw new TimeZoneNotFoundException();
    }));

    [Fact]
    public void Between_two_runs_the_clock_can_be_set_forward_and_never_back()
    {
        _time.JumpTo(s_start.AddDays(1));
        Assert.Equal(s_start.AddDays(1), _time.GetUtcNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.JumpTo(s_start));
    }

    private async Task WaitAsync(string name, int seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), _time);
        _seen.Add(name);
    }

    private int Seconds() => (int)(_time.GetUtcNow() - s_start).TotalSeconds;

    [Fact]
    public void Timers_that_nobody_waits_for_any_more_are_let_go_of_and_the_others_fire_in_their_order()
    {
        var time = new VirtualTime(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
        var fired = new List<int>();
        time.Run(async () =>
        {
            foreach (var i in new[] { 3, 1, 2 }) _ = FireAsync(i);
            for (var i = 0; i < 50_000; i++) await time.CreateTimer(_ => fired.Add(-1), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan).DisposeAsync();
            await Task.Delay(TimeSpan.FromHours(2), time);
        });
        Assert.Equal([1, 2, 3], fired);
        Assert.True(time.Waiting < 20_000, $"{time.Waiting} are held");

        async Task FireAsync(int minutes)
        {
            await Task.Delay(TimeSpan.FromMinutes(minutes), time);
            fired.Add(minutes);
        }
    }
}
