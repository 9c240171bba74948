using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The service did it.</summary>
public partial class DeleteRoleResponse : AmazonWebServiceResponse
{
}
