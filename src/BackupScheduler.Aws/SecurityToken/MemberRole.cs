using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Aws.SecurityToken;

/// <summary>The role that is assumed in each account.</summary>
/// <param name="PathAndName">Path and name without a leading slash, such as <c>backup-scheduler/BackupWorker</c>.</param>
/// <param name="ExternalId">What the role's trust asks for; null for none.</param>
/// <param name="SessionName">How the session is named in the account's trail: the function.</param>
/// <param name="Partition">The ARN's partition: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</param>
public sealed record MemberRole(string PathAndName, string? ExternalId, string SessionName, string Partition)
{
    /// <summary>The role's ARN in an account.</summary>
    public string ArnIn(AccountId account) => $"arn:{Partition}:iam::{account}:role/{PathAndName}";
}
