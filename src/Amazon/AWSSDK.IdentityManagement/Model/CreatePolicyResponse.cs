using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The new policy.</summary>
public partial class CreatePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The new policy.</summary>
    public ManagedPolicy Policy { get; set; }
}
