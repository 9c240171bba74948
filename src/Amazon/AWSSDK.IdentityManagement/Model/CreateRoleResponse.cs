using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The new role.</summary>
public partial class CreateRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The new role.</summary>
    public Role Role { get; set; }
}
