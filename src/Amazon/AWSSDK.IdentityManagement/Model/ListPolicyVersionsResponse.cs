using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>One page.</summary>
public partial class ListPolicyVersionsResponse : AmazonWebServiceResponse
{
    /// <summary>Whether more pages follow.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string Marker { get; set; }

    /// <summary>The versions of the page; null when it has none.</summary>
    public List<PolicyVersion> Versions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
