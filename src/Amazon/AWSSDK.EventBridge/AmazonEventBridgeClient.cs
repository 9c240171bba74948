using Amazon.EventBridge.Model;
using Amazon.EventBridge.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Pipeline;

namespace Amazon.EventBridge;

/// <summary>Amazon EventBridge: the operation in use.</summary>
public partial class AmazonEventBridgeClient : AmazonServiceClient, IAmazonEventBridge
{
    private static readonly StandInMetadata Metadata = new(AmazonEventBridgeConfig.Id);

    /// <summary>With the environment's credentials and Region.</summary>
    public AmazonEventBridgeClient()
        : base(new AmazonEventBridgeConfig())
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonEventBridgeClient(RegionEndpoint region)
        : base(new AmazonEventBridgeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonEventBridgeClient(AmazonEventBridgeConfig config)
        : base(config)
    {
    }

    /// <summary>With the environment's Region.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials)
        : this(credentials, new AmazonEventBridgeConfig())
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonEventBridgeConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEventBridgeConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonEventBridgeClient(awsCredentials, (AmazonEventBridgeConfig)clientConfig);

    /// <inheritdoc/>
    public virtual Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutEventsResponse>(request, Operations.PutEvents.Options(), cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((AmazonEventBridgeConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => StandInPipeline.Fit(pipeline);
}
