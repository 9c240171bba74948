namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>A tag of a resource.</summary>
public partial class Tag
{
    /// <summary>The key.</summary>
    public string Key { get; set; }

    /// <summary>The value; may be empty.</summary>
    public string Value { get; set; }
}
