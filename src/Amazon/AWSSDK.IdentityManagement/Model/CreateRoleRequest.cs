namespace Amazon.IdentityManagement.Model;

/// <summary>Creates a role.</summary>
public partial class CreateRoleRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Who may assume it: the trust policy's text.</summary>
    public string AssumeRolePolicyDocument { get; set; }

    /// <summary>What it is for.</summary>
    public string Description { get; set; }

    /// <summary>Its path, with slashes at both ends; <c>/</c> unless set.</summary>
    public string Path { get; set; }

    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }

    /// <summary>Its tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
