namespace Amazon.IdentityManagement.Model;

/// <summary>Takes an inline policy from a user.</summary>
public partial class DeleteUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
