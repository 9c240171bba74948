using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.StandIns.Pipeline;

/// <summary>The SDK's modes of defaults; the base configuration refuses to start without all four.</summary>
internal static class DefaultConfigurations
{
    public static DefaultConfigurationProvider Provider() => new((IEnumerable<IDefaultConfiguration>)
    [
        Mode(DefaultConfigurationMode.Standard, TimeSpan.FromMilliseconds(3100)),
        Mode(DefaultConfigurationMode.InRegion, TimeSpan.FromMilliseconds(1100)),
        Mode(DefaultConfigurationMode.CrossRegion, TimeSpan.FromMilliseconds(3100)),
        Mode(DefaultConfigurationMode.Mobile, TimeSpan.FromSeconds(30)),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, TimeSpan connect) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = connect,
        TlsNegotiationTimeout = connect,
        TimeToFirstByteTimeout = null,
        HttpRequestTimeout = null,
    };
}
