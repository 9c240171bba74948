using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>Whose permissions are proven.</summary>
internal enum VerifyThrough
{
    /// <summary>The caller's own credentials, or those of the set-up role, do everything.</summary>
    Direct,

    /// <summary>The installed member roles do the service's work.</summary>
    MemberRoles,
}

/// <summary>The command line of <c>verify-aws</c>.</summary>
internal sealed record VerifyOptions
{
    /// <summary>Where to; null for the caller's own account.</summary>
    public AccountId? Account { get; init; }

    public VerifyThrough Through { get; init; }

    /// <summary>Path and name of the role that makes and removes the scratch things; null for the caller's own credentials.</summary>
    public string? SetupRole { get; init; }

    /// <summary>The vault's bucket; null for no export.</summary>
    public string? VaultBucket { get; init; }

    /// <summary>Who owns that bucket; null without one.</summary>
    public AccountId? VaultAccount { get; init; }

    /// <summary>The KMS key that the export names; null leaves it to the bucket.</summary>
    public string? VaultKey { get; init; }

    /// <summary>Leave what was made.</summary>
    public bool Keep { get; init; }

    /// <summary>Say what would be made, and make nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Do not ask.</summary>
    public bool Yes { get; init; }

    /// <summary>One JSON document instead of Markdown.</summary>
    public bool Json { get; init; }

    public string? Profile { get; init; }

    /// <summary>The Region of the scratch table; null for AWS_REGION or the profile's.</summary>
    public string? Region { get; init; }

    /// <summary><see cref="Through"/> as the command line takes it.</summary>
    public string ThroughText => Through == VerifyThrough.Direct ? "direct" : "member-roles";
}
