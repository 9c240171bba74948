using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Core.Enforcement;

/// <summary>What is configured about the deny.</summary>
public sealed record EnforcementRules
{
    /// <summary>The role of people on call, in every account; not configurable.</summary>
    public const string OperatorRole = "backup-scheduler/Operator";

    /// <summary>Where the deny comes from.</summary>
    public EnforcementMethod Method { get; init; }

    /// <summary>What is attached.</summary>
    public DenyMode Mode { get; init; }

    /// <summary>The managed policy's name, and the inline one's.</summary>
    public string PolicyName { get; init; } = DenyPolicy.DefaultName;

    /// <summary>Path and name of the role that deletes expired backups: the one principal that is exempt by its name.</summary>
    public required string WorkerRole { get; init; }

    /// <summary>Path and name of the role through which the deny is attached. It gets the deny like any other.</summary>
    public required string EnforcerRole { get; init; }

    /// <summary>Principals that an operator exempts.</summary>
    public IReadOnlyList<PrincipalPattern> Exempt { get; init; } = [];

    /// <summary>The ARNs' partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The managed policy's ARN in an account.</summary>
    public string PolicyArnIn(AccountId account) => $"arn:{Partition}:iam::{account}:policy/{PolicyName}";

    /// <summary>The enforcer's own ARN in an account.</summary>
    public string EnforcerArnIn(AccountId account) => RoleArnIn(account, EnforcerRole);

    /// <summary>Whether this account's users and roles are covered by attachment.</summary>
    /// <param name="account">The account.</param>
    /// <param name="management">The organization's management account.</param>
    public bool AttachesIn(AccountId account, AccountId management) => Method switch
    {
        EnforcementMethod.Attach or EnforcementMethod.Both => true,
        EnforcementMethod.Scp => account == management,
        _ => false,
    };

    /// <summary>Whether a role's name is one of ours. Within an account a name is unique, whatever its path and case.</summary>
    public bool IsOwnRole(string name) => Names(WorkerRole, name) || Names(EnforcerRole, name) || Names(OperatorRole, name);

    internal bool IsWorker(PrincipalArn arn) => arn.ToString() == RoleArnIn(arn.Account, WorkerRole);

    private string RoleArnIn(AccountId account, string pathAndName) => $"arn:{Partition}:iam::{account}:role/{pathAndName}";

    private static bool Names(string pathAndName, string name) =>
        string.Equals(name, pathAndName[(pathAndName.LastIndexOf('/') + 1)..], StringComparison.OrdinalIgnoreCase);
}
