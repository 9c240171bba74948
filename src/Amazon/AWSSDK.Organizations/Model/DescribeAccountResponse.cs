using Amazon.Runtime;

namespace Amazon.Organizations.Model;

/// <summary>The account.</summary>
public partial class DescribeAccountResponse : AmazonWebServiceResponse
{
    /// <summary>The account.</summary>
    public Account Account { get; set; }
}
