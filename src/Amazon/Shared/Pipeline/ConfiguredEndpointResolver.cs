using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Amazon.StandIns.Pipeline;

/// <summary>Hands the client's configuration to its endpoint provider.</summary>
internal sealed class ConfiguredEndpointResolver : BaseEndpointResolver
{
    /// <summary>What a provider reads: the configured endpoint (null without one) and Region, and the two variants.</summary>
    public static EndpointParameters ParametersOf(IClientConfig config, RegionEndpoint alternate)
    {
        var parameters = new EndpointParameters();
        parameters["Endpoint"] = config.ServiceURL;
        parameters["Region"] = alternate?.SystemName ?? RegionOf(config);
        parameters["UseDualStack"] = config.UseDualstackEndpoint;
        parameters["UseFIPS"] = config.UseFIPSEndpoint;
        return parameters;
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        ParametersOf(requestContext.ClientConfig, requestContext.Request?.AlternateEndpoint);

    // With a service URL alone the SDK knows no RegionEndpoint.
    private static string RegionOf(IClientConfig config) =>
        config.RegionEndpoint?.SystemName
        ?? config.AuthenticationRegion
        ?? (config.ServiceURL is { } url ? AWSSDKUtils.DetermineRegion(url) : null);
}
