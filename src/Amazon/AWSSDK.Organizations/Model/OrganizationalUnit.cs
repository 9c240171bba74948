namespace Amazon.Organizations.Model;

/// <summary>A unit of the organization.</summary>
public partial class OrganizationalUnit
{
    /// <summary>The unit's ARN.</summary>
    public string Arn { get; set; }

    /// <summary>Its id, <c>ou-...</c>.</summary>
    public string Id { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }
}
