using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>One page.</summary>
public partial class ListRootsResponse : AmazonWebServiceResponse
{
    /// <summary>The page; null when the service sent none.</summary>
    public List<Root> Roots { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string NextToken { get; set; }
}
