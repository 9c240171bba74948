namespace Amazon.IdentityManagement.Model;

/// <summary>One tag.</summary>
public partial class Tag
{
    /// <summary>Its name; case counts.</summary>
    public string Key { get; set; }

    /// <summary>Its value, which may be empty.</summary>
    public string Value { get; set; }
}
