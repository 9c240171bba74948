using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The version.</summary>
public partial class GetPolicyVersionResponse : AmazonWebServiceResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion PolicyVersion { get; set; }
}
