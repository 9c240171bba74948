using Amazon.EventBridge.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.EventBridge;

/// <summary>Amazon EventBridge: the operation in use.</summary>
public partial interface IAmazonEventBridge : IAmazonService, IDisposable
{
    /// <summary>Puts events on a bus, at most ten; the answer tells of each whether it was taken.</summary>
    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Where a request would go.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
}
