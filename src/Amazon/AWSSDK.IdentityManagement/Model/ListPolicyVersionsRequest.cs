namespace Amazon.IdentityManagement.Model;

/// <summary>Asks for the versions of a managed policy, without their text.</summary>
public partial class ListPolicyVersionsRequest : AmazonIdentityManagementServiceRequest
{
    /// <summary>Where the page before ended.</summary>
    public string Marker { get; set; }

    /// <summary>The longest page, up to 1,000; 100 unless set, and a page may be shorter while more follow.</summary>
    public int? MaxItems { get; set; }

    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }
}
