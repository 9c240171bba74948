using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>One page; users and roles count together towards its length.</summary>
public partial class GetAccountAuthorizationDetailsResponse : AmazonWebServiceResponse
{
    /// <summary>Whether more pages follow.</summary>
    public bool? IsTruncated { get; set; }

    /// <summary>Where the next page begins; null on the last one.</summary>
    public string Marker { get; set; }

    /// <summary>The roles of the page; null when it has none.</summary>
    public List<RoleDetail> RoleDetailList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>The users of the page; null when it has none.</summary>
    public List<UserDetail> UserDetailList { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
