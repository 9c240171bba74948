namespace Amazon.IdentityManagement.Model;

/// <summary>A user with its policies.</summary>
public partial class UserDetail
{
    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>The managed policies that are attached.</summary>
    public List<AttachedPolicyType> AttachedManagedPolicies { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The names of its groups.</summary>
    public List<string> GroupList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The path, with slashes at both ends.</summary>
    public string Path { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The id, which no later user of the name gets.</summary>
    public string UserId { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }

    /// <summary>The inline policies.</summary>
    public List<PolicyDetail> UserPolicyList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
