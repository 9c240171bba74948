using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The role.</summary>
public partial class GetRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public Role Role { get; set; }
}
