namespace BackupScheduler.Simulation.Aws;

/// <summary>Lets calls through at a rate, and as many at once as it holds. What it refuses takes no token.</summary>
/// <param name="perSecond">The rate.</param>
/// <param name="time">The clock.</param>
/// <param name="burst">What it holds; null for what one second brings.</param>
internal sealed class TokenBucket(double perSecond, TimeProvider time, double? burst = null)
{
    private readonly double _most = Math.Max(1, burst ?? perSecond);
    private double _tokens = Math.Max(1, burst ?? perSecond);
    private DateTimeOffset _filledAt = time.GetUtcNow();

    public bool TryTake()
    {
        var now = time.GetUtcNow();
        _tokens = Math.Min(_most, _tokens + ((now - _filledAt).TotalSeconds * perSecond));
        _filledAt = now;
        if (_tokens < 1) return false;
        _tokens--;
        return true;
    }
}
