using Amazon.Organizations.Model;
using Amazon.Organizations.Wire;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.StandIns.Pipeline;

namespace Amazon.Organizations;

/// <summary>AWS Organizations: the operations in use.</summary>
public partial class AmazonOrganizationsClient : AmazonServiceClient, IAmazonOrganizations
{
    private static readonly StandInMetadata Metadata = new(AmazonOrganizationsConfig.Id);

    /// <summary>With the environment's credentials and Region.</summary>
    public AmazonOrganizationsClient()
        : base(new AmazonOrganizationsConfig())
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonOrganizationsClient(RegionEndpoint region)
        : base(new AmazonOrganizationsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With the environment's credentials.</summary>
    public AmazonOrganizationsClient(AmazonOrganizationsConfig config)
        : base(config)
    {
    }

    /// <summary>With the environment's Region.</summary>
    public AmazonOrganizationsClient(AWSCredentials credentials)
        : this(credentials, new AmazonOrganizationsConfig())
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonOrganizationsClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonOrganizationsConfig { RegionEndpoint = region })
    {
    }

    /// <summary>With everything given.</summary>
    public AmazonOrganizationsClient(AWSCredentials credentials, AmazonOrganizationsConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => Metadata;

    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonOrganizationsConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonOrganizationsClient(awsCredentials, (AmazonOrganizationsConfig)clientConfig);

    /// <inheritdoc/>
    public virtual Task<DescribeAccountResponse> DescribeAccountAsync(
        DescribeAccountRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeAccountResponse>(request, Operations.DescribeAccount.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<DescribeOrganizationResponse> DescribeOrganizationAsync(
        DescribeOrganizationRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeOrganizationResponse>(request, Operations.DescribeOrganization.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListAccountsResponse> ListAccountsAsync(
        ListAccountsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListAccountsResponse>(request, Operations.ListAccounts.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListAccountsForParentResponse> ListAccountsForParentAsync(
        ListAccountsForParentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListAccountsForParentResponse>(request, Operations.ListAccountsForParent.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListOrganizationalUnitsForParentResponse> ListOrganizationalUnitsForParentAsync(
        ListOrganizationalUnitsForParentRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListOrganizationalUnitsForParentResponse>(
            request, Operations.ListOrganizationalUnitsForParent.Options(), cancellationToken);

    /// <inheritdoc/>
    public virtual Task<ListRootsResponse> ListRootsAsync(
        ListRootsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListRootsResponse>(request, Operations.ListRoots.Options(), cancellationToken);

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        ((AmazonOrganizationsConfig)Config).DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => StandInPipeline.Fit(pipeline);
}
