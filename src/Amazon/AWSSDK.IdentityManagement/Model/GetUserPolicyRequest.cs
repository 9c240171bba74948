namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for an inline policy of a user.</summary>
public partial class GetUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
