namespace Amazon.Organizations.Model;

/// <summary>A member account of the organization.</summary>
public partial class Account
{
    /// <summary>The account's ARN.</summary>
    public string Arn { get; set; }

    /// <summary>The address of its root user.</summary>
    public string Email { get; set; }

    /// <summary>The twelve digits.</summary>
    public string Id { get; set; }

    /// <summary>How it came into the organization.</summary>
    public AccountJoinedMethod JoinedMethod { get; set; }

    /// <summary>When it came, in UTC.</summary>
    public DateTime? JoinedTimestamp { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>Where it hangs in the organization.</summary>
    public List<string> Paths { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where it is in its life.</summary>
    public AccountState State { get; set; }

    /// <summary>The older form of the state.</summary>
    public AccountStatus Status { get; set; }
}
