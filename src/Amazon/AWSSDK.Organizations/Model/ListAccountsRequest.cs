namespace Amazon.Organizations.Model;

/// <summary>Asks for all accounts of the organization.</summary>
public partial class ListAccountsRequest : AmazonOrganizationsRequest
{
    /// <summary>The longest page; 20 unless set, and a page may be shorter, even empty, while more follow.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the page before ended.</summary>
    public string NextToken { get; set; }
}
