using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>The organization.</summary>
public partial class DescribeOrganizationResponse : AmazonWebServiceResponse
{
    /// <summary>The organization.</summary>
    public Organization Organization { get; set; }
}
