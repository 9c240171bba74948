namespace Amazon.IdentityManagement.Model;

/// <summary>A version of a managed policy.</summary>
public partial class PolicyVersion
{
    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreateDate { get; set; }

    /// <summary>Its text, URL-encoded (RFC 3986), as the service sends it; null in listings.</summary>
    public string Document { get; set; }

    /// <summary>Whether it is in force.</summary>
    public bool? IsDefaultVersion { get; set; }

    /// <summary>The version, such as <c>v2</c>.</summary>
    public string VersionId { get; set; }
}
