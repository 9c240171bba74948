namespace Amazon.IdentityManagement.Model;

/// <summary>Deletes a version of a managed policy that is not in force.</summary>
public partial class DeletePolicyVersionRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The version, such as <c>v2</c>.</summary>
    public string VersionId { get; set; }
}
