using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The managed policy.</summary>
public partial class GetPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The managed policy.</summary>
    public ManagedPolicy Policy { get; set; }
}
