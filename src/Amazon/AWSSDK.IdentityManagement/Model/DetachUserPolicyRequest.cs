namespace Amazon.IdentityManagement.Model;

/// <summary>Detaches a managed policy from a user.</summary>
public partial class DetachUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
