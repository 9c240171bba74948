namespace Amazon.IdentityManagement.Model;

/// <summary>Attaches a managed policy to a role; what is attached already stays so.</summary>
public partial class AttachRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }
}
