using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Time;

namespace BackupScheduler.Simulation.Tests.Aws;

/// <summary>AWS's rates: so many a second, one second's worth at once, and nothing for those that were refused.</summary>
public sealed class TokenBucketTests
{
    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void One_seconds_worth_comes_at_once_and_then_as_many_as_time_brings()
    {
        var bucket = new TokenBucket(50, _time);
        Assert.Equal(50, Taken(bucket, 80));
        _time.JumpTo(DateTimeOffset.UnixEpoch.AddMilliseconds(100));
        Assert.Equal(5, Taken(bucket, 80));
    }

    [Fact]
    public void A_long_rest_brings_no_more_than_a_second()
    {
        var bucket = new TokenBucket(10, _time);
        _time.JumpTo(DateTimeOffset.UnixEpoch.AddHours(1));
        Assert.Equal(10, Taken(bucket, 80));
    }

    [Fact]
    public void Below_one_a_second_one_still_comes_at_once()
    {
        var bucket = new TokenBucket(0.5, _time);
        Assert.Equal(1, Taken(bucket, 2));
        _time.JumpTo(DateTimeOffset.UnixEpoch.AddSeconds(2));
        Assert.Equal(1, Taken(bucket, 2));
    }

    [Fact]
    public void A_bucket_may_hold_more_than_a_second_brings()
    {
        var bucket = new TokenBucket(5, _time, burst: 15);
        Assert.Equal(15, Taken(bucket, 80));
        _time.JumpTo(DateTimeOffset.UnixEpoch.AddSeconds(1));
        Assert.Equal(5, Taken(bucket, 80));
    }

    private static int Taken(TokenBucket bucket, int tries) => Enumerable.Range(0, tries).Count(_ => bucket.TryTake());
}
