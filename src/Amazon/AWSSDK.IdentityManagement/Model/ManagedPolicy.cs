namespace Amazon.IdentityManagement.Model;

/// <summary>A managed policy, without its text.</summary>
public partial class ManagedPolicy
{
    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>How many users, groups and roles have it attached.</summary>
    public int? AttachmentCount { get; set; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The version in force.</summary>
    public string DefaultVersionId { get; set; }

    /// <summary>What it is for.</summary>
    public string Description { get; set; }

    /// <summary>Whether it can be attached.</summary>
    public bool? IsAttachable { get; set; }

    /// <summary>The path, with slashes at both ends.</summary>
    public string Path { get; set; }

    /// <summary>The id, which no later policy of the name gets.</summary>
    public string PolicyId { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>When its newest version was created, in UTC.</summary>
    public DateTime? UpdateDate { get; set; }
}
