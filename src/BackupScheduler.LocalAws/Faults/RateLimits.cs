using System.Collections.Concurrent;
using BackupScheduler.LocalAws.Proxy;

namespace BackupScheduler.LocalAws.Faults;

/// <summary>AWS's rates: a token bucket for each account, Region and operation; what comes beyond is throttled and takes no token.</summary>
public sealed class RateLimits(params IEnumerable<RateLimit> limits) : IProxyBehaviour
{
    private readonly Dictionary<(string, string), RateLimit> _limits = limits.ToDictionary(limit => (limit.Service, limit.Operation));
    private readonly ConcurrentDictionary<(string Account, string Region, RateLimit Limit), TokenBucket> _buckets = new();

    public Task HandleAsync(ProxyCall call, Func<Task> next)
    {
        if (!_limits.TryGetValue((call.Service, call.Operation), out var limit)
            || Bucket(call, limit).TryTake(call.Started))
        {
            return next();
        }

        call.Meet(new InjectedFault(FaultKind.Throttle));
        call.Answer = AwsError.Throttling(call);
        return Task.CompletedTask;
    }

    private TokenBucket Bucket(ProxyCall call, RateLimit limit) =>
        _buckets.GetOrAdd((call.Account, call.Region, limit), key => new TokenBucket(key.Limit, call.Started));
}
