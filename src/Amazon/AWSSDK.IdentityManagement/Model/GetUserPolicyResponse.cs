using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>An inline policy of a user.</summary>
public partial class GetUserPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>Its text, URL-encoded (RFC 3986), as the service sends it.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }

    /// <summary>The user's name, without its path.</summary>
    public string UserName { get; set; }
}
