using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StandIns.Pipeline;
using Amazon.Util.Internal;

namespace Amazon.IdentityManagement;

/// <summary>How to reach AWS Identity and Access Management.</summary>
public partial class AmazonIdentityManagementServiceConfig : ClientConfig
{
    internal const string Id = "IAM";
    private const string SigningName = "iam";

    // IAM is global: one endpoint a partition, in the Region where its data lives.
    private static readonly PartitionEndpoints Endpoints = new(
        SigningName,
        new PartitionEndpoint("aws", "https://iam.amazonaws.com", "us-east-1"),
        new PartitionEndpoint("aws-cn", "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1"),
        new PartitionEndpoint("aws-us-gov", "https://iam.us-gov.amazonaws.com", "us-gov-west-1"));

    /// <summary>The defaults of the environment.</summary>
    public AmazonIdentityManagementServiceConfig()
        : base(DefaultConfigurations.Provider())
    {
        // The id is what makes AWS_ENDPOINT_URL_IAM count.
        base.ServiceId = Id;
        AuthenticationServiceName = SigningName;
        EndpointProvider = Endpoints;
    }

    /// <summary>The service's id.</summary>
    public static new string ServiceId => Id;

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => SigningName;

    /// <inheritdoc/>
    public override string ServiceVersion => "2010-05-08";

    /// <inheritdoc/>
    public override string UserAgent { get; } = InternalSDKUtils.BuildUserAgentString(Id, "4.0.0");

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(ConfiguredEndpointResolver.ParametersOf(this, parameters.AlternateEndpoint));
    }
}
