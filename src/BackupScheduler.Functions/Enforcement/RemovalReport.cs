using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>What became of a user's or role's deny.</summary>
public enum RemovalState
{
    /// <summary>It had none of ours.</summary>
    Without,

    /// <summary>IAM confirmed that it is off (in a dry run: it would be taken off).</summary>
    Removed,

    /// <summary>A call failed: it may still be there, in part at least.</summary>
    Failed,
}

/// <summary>What became of a user's or role's deny, and why.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="State">What became of it.</param>
public sealed record RemovalResult(RemovalDecision Decision, RemovalState State)
{
    /// <summary>Which one.</summary>
    public PrincipalArn Arn => Decision.Principal.Arn;

    /// <summary>What went wrong; null where nothing did.</summary>
    public ServiceFailureException? Failure { get; init; }
}

/// <summary>What became of an account's managed deny policy.</summary>
public enum PolicyRemoval
{
    /// <summary>There was none.</summary>
    Absent,

    /// <summary>It is deleted with all its versions (in a dry run: it would be).</summary>
    Removed,

    /// <summary>IAM does not delete it: it is attached to a group, or serves as somebody's permissions boundary.</summary>
    StillAttached,

    /// <summary>It was not touched, because not everybody was freed of it.</summary>
    Left,
}

/// <summary>What became of the deny in one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Policy">Its managed deny policy.</param>
/// <param name="Results">Every user and role that was looked at.</param>
public sealed record RemovalReport(AccountId Account, PolicyRemoval Policy, IReadOnlyList<RemovalResult> Results)
{
    /// <summary>Why it ended before its last principal, or before the policy was dealt with; null where it came to its end.</summary>
    public ServiceFailureException? EndedBy { get; init; }
}
