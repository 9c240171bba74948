namespace Amazon.IdentityManagement.Model;

/// <summary>An inline policy.</summary>
public partial class PolicyDetail
{
    /// <summary>Its text, URL-encoded (RFC 3986), as the service sends it.</summary>
    public string PolicyDocument { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}
