namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for a role.</summary>
public partial class GetRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }
}
