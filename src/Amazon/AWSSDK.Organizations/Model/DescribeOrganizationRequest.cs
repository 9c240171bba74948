namespace Amazon.Organizations.Model;

/// <summary>Asks for the organization that the caller's account belongs to.</summary>
public partial class DescribeOrganizationRequest : AmazonOrganizationsRequest
{
}
