using Amazon;
using Amazon.Runtime;

namespace BackupScheduler.Aws;

/// <summary>The settings that every SDK client shares; a client differs only in Region, credentials and retries.</summary>
internal static class ClientConfiguration
{
    // Above the SDK's retries stands redelivery by the queue, so few are enough.
    public const int UsualRetries = 2;
    private const int ConnectionsPerServer = 64;

    /// <summary>A client of a service that is called in this Region.</summary>
    public static T ApplyRegional<T>(this T config, AwsOptions options, string region, int retries = UsualRetries)
        where T : ClientConfig
    {
        config.Apply(options, region, retries);
        // Under AWS_ENDPOINT_URL the SDK forgets the client's Region and signs for the process's own: a call would reach the wrong one.
        config.AuthenticationRegion = region;
        return config;
    }

    /// <summary>A client of a global service, whose one Region the SDK knows.</summary>
    public static T Apply<T>(this T config, AwsOptions options, string region, int retries = UsualRetries)
        where T : ClientConfig
    {
        if (options.Endpoint is { } endpoint) config.ServiceURL = endpoint.ToString();
        else config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = retries;
        // The SDK sends a request again, ten times over, when a connection breaks before the answer, and does not count it as a retry.
        config.MaxStaleConnectionRetries = retries;
        // The SDK's retry quota is shared by all accounts of a process: one throttled account would end the retries of all.
        config.ThrottleRetries = false;
        config.Timeout = options.CallTimeout;
        config.ConnectTimeout = options.ConnectTimeout;
        config.MaxConnectionsPerServer = ConnectionsPerServer;
        return config;
    }
}
