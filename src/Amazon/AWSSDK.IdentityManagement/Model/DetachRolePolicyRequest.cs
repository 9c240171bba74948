namespace Amazon.IdentityManagement.Model;

/// <summary>Detaches a managed policy from a role.</summary>
public partial class DetachRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }
}
