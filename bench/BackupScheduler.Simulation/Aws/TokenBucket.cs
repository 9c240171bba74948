namespace BackupScheduler.Simulation.Aws;

/// <summary>Lets calls through at a rate, and as many at once as one second brings. What it refuses takes no token.</summary>
internal sealed class TokenBucket(double perSecond, TimeProvider time)
{
    private readonly double _most = Math.Max(1, perSecond);
    private double _tokens = Math.Max(1, perSecond);
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
