namespace Amazon.Organizations.Model;

/// <summary>Asks for one account of the organization.</summary>
public partial class DescribeAccountRequest : AmazonOrganizationsRequest
{
    /// <summary>The twelve digits.</summary>
    public string AccountId { get; set; }
}
