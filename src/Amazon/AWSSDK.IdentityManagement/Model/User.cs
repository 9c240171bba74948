namespace Amazon.IdentityManagement.Model;

/// <summary>A user.</summary>
public partial class User
{
    /// <summary>The ARN.</summary>
    public string Arn { get; set; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>The path, with slashes at both ends.</summary>
    public string Path { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The id, which no later user of the name gets.</summary>
    public string UserId { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
