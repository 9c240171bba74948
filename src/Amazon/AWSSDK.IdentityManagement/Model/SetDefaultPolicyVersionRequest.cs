namespace Amazon.IdentityManagement.Model;

/// <summary>Brings a version of a managed policy into force.</summary>
public partial class SetDefaultPolicyVersionRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The version, such as <c>v2</c>.</summary>
    public string VersionId { get; set; }
}
