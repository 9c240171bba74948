namespace BackupScheduler.LocalAws.Faults;

/// <summary>Full at first; a token for each call, and new ones as time passes.</summary>
internal sealed class TokenBucket(RateLimit limit, DateTimeOffset now)
{
    private readonly Lock _lock = new();
    private double _tokens = limit.Burst;
    private DateTimeOffset _filledAt = now;

    public bool TryTake(DateTimeOffset now)
    {
        lock (_lock)
        {
            // Calls that came at the same time may ask in another order than they came.
            var passed = now > _filledAt ? now - _filledAt : TimeSpan.Zero;
            _filledAt += passed;
            _tokens = Math.Min(limit.Burst, _tokens + (passed.TotalSeconds * limit.PerSecond));
            if (_tokens < 1)
            {
                return false;
            }

            _tokens--;
            return true;
        }
    }
}
