namespace Amazon.IdentityManagement.Model;

/// <summary>Deletes a managed policy that nothing has attached and that has one version.</summary>
public partial class DeletePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }
}
