namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for a version of a managed policy, with its text.</summary>
public partial class GetPolicyVersionRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The version, such as <c>v2</c>.</summary>
    public string VersionId { get; set; }
}
