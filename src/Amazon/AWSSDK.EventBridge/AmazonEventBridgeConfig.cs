using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIns.Pipeline;
using Amazon.Util.Internal;

namespace Amazon.EventBridge;

/// <summary>How to reach Amazon EventBridge.</summary>
public partial class AmazonEventBridgeConfig : ClientConfig
{
    internal const string Id = "EventBridge";
    private const string SigningName = "events";

    // One endpoint in each Region: no partition has one of its own for all.
    private static readonly PartitionEndpoints Endpoints = new(SigningName);

    /// <summary>The defaults of the environment.</summary>
    public AmazonEventBridgeConfig()
        : base(DefaultConfigurations.Provider())
    {
        // The id is what makes AWS_ENDPOINT_URL_EVENTBRIDGE count.
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = Endpoints;
    }

    /// <summary>The service's id.</summary>
    public static new string ServiceId => Id;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => SigningName;

    /// <inheritdoc/>
    public override string ServiceVersion => "2015-10-07";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Id, "4.0.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(ConfiguredEndpointResolver.ParametersOf(this, parameters.AlternateEndpoint));
    }
}
