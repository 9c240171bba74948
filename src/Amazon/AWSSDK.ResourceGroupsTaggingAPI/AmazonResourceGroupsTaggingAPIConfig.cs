using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIns.Pipeline;
using Amazon.Util.Internal;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>How to reach AWS Resource Groups Tagging.</summary>
public partial class AmazonResourceGroupsTaggingAPIConfig : ClientConfig
{
    internal const string Id = "Resource Groups Tagging API";
    private const string SigningName = "tagging";

    // One endpoint in each Region: no partition has one of its own for all.
    private static readonly PartitionEndpoints Endpoints = new(SigningName);

    /// <summary>The defaults of the environment.</summary>
    public AmazonResourceGroupsTaggingAPIConfig()
        : base(DefaultConfigurations.Provider())
    {
        // The id is what makes AWS_ENDPOINT_URL_RESOURCE_GROUPS_TAGGING_API count.
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = Endpoints;
    }

    /// <summary>The service's id.</summary>
    public static new string ServiceId => Id;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => SigningName;

    /// <inheritdoc/>
    public override string ServiceVersion => "2017-01-26";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Id, "4.0.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(ConfiguredEndpointResolver.ParametersOf(this, parameters.AlternateEndpoint));
    }
}
