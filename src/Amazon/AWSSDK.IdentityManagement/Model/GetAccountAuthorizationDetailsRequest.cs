namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for the users, roles and policies of the account, with what is attached to them.</summary>
public partial class GetAccountAuthorizationDetailsRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>The kinds to be told of, of <see cref="EntityType"/>; all of them unless set.</summary>
    public List<string> Filter { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the page before ended.</summary>
    public string Marker { get; set; }

    /// <summary>The longest page, up to 1,000; 100 unless set, and a page may be shorter while more follow.</summary>
    public int? MaxItems { get; set; }
}
