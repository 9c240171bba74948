namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>A resource and its tags.</summary>
public partial class ResourceTagMapping
{
    /// <summary>The resource's ARN.</summary>
    public string ResourceARN { get; set; }

    /// <summary>All its tags; empty where it only once had some.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
