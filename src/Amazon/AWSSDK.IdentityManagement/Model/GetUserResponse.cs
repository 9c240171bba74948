using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>The user.</summary>
public partial class GetUserResponse : AmazonWebServiceResponse
{
    /// <summary>The user.</summary>
    public User User { get; set; }
}
