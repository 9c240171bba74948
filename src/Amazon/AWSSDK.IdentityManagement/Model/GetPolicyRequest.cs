namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for a managed policy, without its text.</summary>
public partial class GetPolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }
}
