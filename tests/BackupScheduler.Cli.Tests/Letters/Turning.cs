using Microsoft.Extensions.Time.Testing;

namespace BackupScheduler.Cli.Tests.Letters;

/// <summary>Turns a clock that stands still, by no more than the time that passes, for whoever is paced by it.</summary>
internal sealed class Turning
{
    private readonly Task _turning;
    private volatile bool _isEnding;

    public Turning(FakeTimeProvider time) => _turning = TurnAsync(time);

    public Task EndAsync()
    {
        _isEnding = true;
        return _turning;
    }

    private async Task TurnAsync(FakeTimeProvider time)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!_isEnding && await timer.WaitForNextTickAsync()) time.Advance(TimeSpan.FromMilliseconds(1));
    }
}
