namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>Asks for the resources of one Region that have, or once had, tags.</summary>
public partial class GetResourcesRequest : AmazonResourceGroupsTaggingAPIRequest
{
    /// <summary>Where the page before ended; good for 15 minutes.</summary>
    public string PaginationToken { get; set; }

    /// <summary>The longest page, 1 to 100.</summary>
    public int? ResourcesPerPage { get; set; }

    /// <summary>Only these types, such as <c>dynamodb:table</c>.</summary>
    public List<string> ResourceTypeFilters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Only what every one of these filters lets pass; at most 50.</summary>
    public List<TagFilter> TagFilters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
