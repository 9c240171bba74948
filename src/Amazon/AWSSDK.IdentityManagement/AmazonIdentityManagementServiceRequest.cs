using Amazon.Runtime;

namespace Amazon.IdentityManagement;

/// <summary>A request to AWS Identity and Access Management.</summary>
public partial class AmazonIdentityManagementServiceRequest : AmazonWebServiceRequest
{
}
