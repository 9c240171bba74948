namespace Amazon.Organizations.Model;

/// <summary>The organization.</summary>
public partial class Organization
{
    /// <summary>The organization's ARN.</summary>
    public string Arn { get; set; }

    /// <summary>What it can do.</summary>
    public OrganizationFeatureSet FeatureSet { get; set; }

    /// <summary>Its id, <c>o-...</c>.</summary>
    public string Id { get; set; }

    /// <summary>The ARN of the management account.</summary>
    public string MasterAccountArn { get; set; }

    /// <summary>The address of the management account's root user.</summary>
    public string MasterAccountEmail { get; set; }

    /// <summary>The management account.</summary>
    public string MasterAccountId { get; set; }
}
