namespace Amazon.IdentityManagement.Model;

/// <summary>Attaches a managed policy to a user; what is attached already stays so.</summary>
public partial class AttachUserPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
