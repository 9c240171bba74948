namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>Lets pass what has a tag of this key.</summary>
public partial class TagFilter
{
    /// <summary>The key, exactly.</summary>
    public string Key { get; set; }

    /// <summary>With one of these values, at most 20; any value where there are none.</summary>
    public List<string> Values { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
