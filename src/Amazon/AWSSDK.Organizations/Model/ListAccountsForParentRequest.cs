namespace Amazon.Organizations.Model;

/// <summary>Asks for the accounts right below a root or unit.</summary>
public partial class ListAccountsForParentRequest : AmazonOrganizationsRequest
{
    /// <summary>The longest page; 20 unless set, and a page may be shorter, even empty, while more follow.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where the page before ended.</summary>
    public string NextToken { get; set; }

    /// <summary>The root or organizational unit.</summary>
    public string ParentId { get; set; }
}
