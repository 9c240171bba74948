namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for an inline policy of a role.</summary>
public partial class GetRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }
}
