using Amazon.Runtime;

namespace Amazon.Organizations;

/// <summary>A request to AWS Organizations.</summary>
public partial class AmazonOrganizationsRequest : AmazonWebServiceRequest
{
}
