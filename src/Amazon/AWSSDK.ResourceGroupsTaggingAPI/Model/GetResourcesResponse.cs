using Amazon.Runtime;

namespace Amazon.ResourceGroupsTaggingAPI.Model;

/// <summary>One page.</summary>
public partial class GetResourcesResponse : AmazonWebServiceResponse
{
    /// <summary>Where the next page begins; null or empty on the last one.</summary>
    public string PaginationToken { get; set; }

    /// <summary>The page; null when the service sent none.</summary>
    public List<ResourceTagMapping> ResourceTagMappingList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
