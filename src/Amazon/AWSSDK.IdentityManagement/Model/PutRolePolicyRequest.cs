namespace Amazon.IdentityManagement.Model;

/// <summary>Gives a role an inline policy, in place of the one of this name.</summary>
public partial class PutRolePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's text.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }
}
