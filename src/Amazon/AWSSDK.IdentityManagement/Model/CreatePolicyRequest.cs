namespace Amazon.IdentityManagement.Model;

/// <summary>Creates a managed policy; its text becomes version <c>v1</c>.</summary>
public partial class CreatePolicyRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>What it is for; cannot be changed.</summary>
    public string Description { get; set; }

    /// <summary>Its path, with slashes at both ends; <c>/</c> unless set.</summary>
    public string Path { get; set; }

    /// <summary>The policy's text.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
