using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIns.Pipeline;
using Amazon.Util.Internal;

namespace Amazon.Organizations;

/// <summary>How to reach AWS Organizations.</summary>
public partial class AmazonOrganizationsConfig : ClientConfig
{
    internal const string Id = "Organizations";
    private const string SigningName = "organizations";

    // Organizations is global: one endpoint a partition, in the Region where its data lives.
    private static readonly PartitionEndpoints Endpoints = new(
        SigningName,
        new PartitionEndpoint("aws", "https://organizations.us-east-1.amazonaws.com", "us-east-1"),
        new PartitionEndpoint("aws-cn", "https://organizations.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1"),
        new PartitionEndpoint("aws-us-gov", "https://organizations.us-gov-west-1.amazonaws.com", "us-gov-west-1"));

    /// <summary>The defaults of the environment.</summary>
    public AmazonOrganizationsConfig()
        : base(DefaultConfigurations.Provider())
    {
        // The id is what makes AWS_ENDPOINT_URL_ORGANIZATIONS count.
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = Endpoints;
    }

    /// <summary>The service's id.</summary>
    public static new string ServiceId => Id;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => SigningName;

    /// <inheritdoc/>
    public override string ServiceVersion => "2016-11-28";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Id, "4.0.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(ConfiguredEndpointResolver.ParametersOf(this, parameters.AlternateEndpoint));
    }
}
