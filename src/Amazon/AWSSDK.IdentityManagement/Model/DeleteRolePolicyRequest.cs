namespace Amazon.IdentityManagement.Model;

/// <summary>Takes an inline policy from a role.</summary>
public partial class DeleteRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }
}
