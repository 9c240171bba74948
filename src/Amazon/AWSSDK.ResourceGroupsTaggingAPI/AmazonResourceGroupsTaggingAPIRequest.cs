using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>A request to AWS Resource Groups Tagging.</summary>
public partial class AmazonResourceGroupsTaggingAPIRequest : AmazonWebServiceRequest
{
}
