using Amazon.ResourceGroupsTaggingAPI.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>AWS Resource Groups Tagging: the operation in use.</summary>
public partial interface IAmazonResourceGroupsTaggingAPI : IAmazonService, IDisposable
{
    /// <summary>A page of the resources of one Region that have, or once had, tags.</summary>
    Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default);

    /// <summary>Where a request would go.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
}
