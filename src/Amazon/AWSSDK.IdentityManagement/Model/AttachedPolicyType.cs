namespace Amazon.IdentityManagement.Model;

/// <summary>A managed policy as something has it attached.</summary>
public partial class AttachedPolicyType
{
    /// <summary>The managed policy's ARN.</summary>
    public string PolicyArn { get; set; }

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; set; }
}
