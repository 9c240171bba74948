namespace Amazon.IdentityManagement.Model;

/// <summary>A role.</summary>
public partial class Role
{
    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>Who may assume it, URL-encoded (RFC 3986), as the service sends it.</summary>
    public string AssumeRolePolicyDocument { get; set; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The path, with slashes at both ends.</summary>
    public string Path { get; set; }

    /// <summary>The id, which no later role of the name gets.</summary>
    public string RoleId { get; set; }

    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
