namespace Amazon.Organizations.Model;

/// <summary>The top of the tree of units.</summary>
public partial class Root
{
    /// <summary>The root's ARN.</summary>
    public string Arn { get; set; }

    /// <summary>Its id, <c>r-...</c>.</summary>
    public string Id { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }
}
