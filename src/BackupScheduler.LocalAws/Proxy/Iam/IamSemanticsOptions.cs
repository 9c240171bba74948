namespace BackupScheduler.LocalAws.Proxy.Iam;

/// <summary>IAM's quotas as AWS sets them unless asked for more, and how soon new principals are known.</summary>
public sealed record IamSemanticsOptions
{
    /// <summary>Managed policies per user or role.</summary>
    public int AttachedPolicies { get; init; } = 10;

    /// <summary>Characters of a managed policy's document; in all sizes white space does not count.</summary>
    public int ManagedPolicySize { get; init; } = 6144;

    /// <summary>Characters of all inline policies of a user together.</summary>
    public int UserInlineSize { get; init; } = 2048;

    /// <summary>Characters of all inline policies of a role together.</summary>
    public int RoleInlineSize { get; init; } = 10240;

    /// <summary>Names of roles that refuse to be changed although no reserved path gives them away.</summary>
    public IReadOnlySet<string> UnmodifiableRoles { get; init; } = new HashSet<string>();

    /// <summary>
    /// Takes what the last GetAccountAuthorizationDetails told of attachments for granted instead of asking the emulator before
    /// each attachment. Twice as fast for sweeps over very many principals, but blind to what is attached around the proxy.
    /// </summary>
    public bool TrustsListings { get; init; }

    /// <summary>So long after it was made through the proxy, nobody knows a user or role. IAM is consistent in the end only.</summary>
    public TimeSpan PrincipalLag { get; init; }
}
