using Amazon.Runtime;

namespace Amazon.EventBridge;

/// <summary>A request to Amazon EventBridge.</summary>
public partial class AmazonEventBridgeRequest : AmazonWebServiceRequest
{
}
