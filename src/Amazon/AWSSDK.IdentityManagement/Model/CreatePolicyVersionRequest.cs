namespace Amazon.IdentityManagement.Model;

/// <summary>Adds a version to a managed policy, which may have five.</summary>
public partial class CreatePolicyVersionRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The policy's text.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>Whether it comes into force at once; false unless set.</summary>
    public bool? SetAsDefault { get; set; }
}
