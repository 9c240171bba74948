using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.ResourceGroupsTaggingAPI.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Pipeline;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>AWS Resource Groups Tagging: the operation in use.</summary>
public partial class AmazonResourceGroupsTaggingAPIClient : AmazonServiceClient, IAmazonResourceGroupsTaggingAPI
{
    private static readonly StandInMetadata Metadata = new(AmazonResourceGroupsTaggingAPIConfig.Id);

    /// <summary>With the environment's credentials and Region.</summary>
    public AmazonResourceGroupsTaggingAPIClient()
        : base(new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonResourceGroupsTaggingAPIClient(RegionEndpoint region)
        : base(new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AmazonResourceGroupsTaggingAPIConfig config)
        : base(config)
    {
    }

    /// <summary>With the environment's Region.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials)
        : this(credentials, new AmazonResourceGroupsTaggingAPIConfig())
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonResourceGroupsTaggingAPIConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, AmazonResourceGroupsTaggingAPIConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonResourceGroupsTaggingAPIConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonResourceGroupsTaggingAPIClient(awsCredentials, (AmazonResourceGroupsTaggingAPIConfig)clientConfig);

    /// <inheritdoc/>
    public virtual Task<GetResourcesResponse> GetResourcesAsync(
        GetResourcesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetResourcesResponse>(request, Operations.GetResources.Options(), cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((AmazonResourceGroupsTaggingAPIConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => StandInPipeline.Fit(pipeline);
}
