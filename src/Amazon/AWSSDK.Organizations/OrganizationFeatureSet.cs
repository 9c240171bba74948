using Amazon.Runtime;

namespace Amazon.Organizations;

/// <summary>What an organization can do.</summary>
public class OrganizationFeatureSet : ConstantClass
{
    /// <summary>As on the wire.</summary>
    public static readonly OrganizationFeatureSet ALL = new("ALL");

    /// <summary>As on the wire.</summary>
    public static readonly OrganizationFeatureSet CONSOLIDATED_BILLING = new("CONSOLIDATED_BILLING");

    /// <summary>A value, also one that this version does not name.</summary>
    public OrganizationFeatureSet(string value)
        : base(value)
    {
    }

    /// <summary>The one instance of a value.</summary>
    public static OrganizationFeatureSet FindValue(string value) => FindValue<OrganizationFeatureSet>(value);

    /// <summary>The one instance of a value.</summary>
    public static implicit operator OrganizationFeatureSet(string value) => FindValue(value);
}
