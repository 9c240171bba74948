using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The new version.</summary>
public partial class CreatePolicyVersionResponse : AmazonWebServiceResponse
{
    /// <summary>The new version.</summary>
    public PolicyVersion PolicyVersion { get; set; }
}
