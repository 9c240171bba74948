namespace Amazon.IdentityManagement.Model;

/// <summary>Gives a user an inline policy, in place of the one of this name.</summary>
public partial class PutUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The policy's text.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
