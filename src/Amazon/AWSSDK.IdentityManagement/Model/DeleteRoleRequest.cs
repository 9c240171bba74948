namespace Amazon.IdentityManagement.Model;

/// <summary>Deletes a role that has no policy any more.</summary>
public partial class DeleteRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }
}
