namespace BackupScheduler.LocalAws.Proxy.Ledger;

/// <summary>A call as IAM weighs it.</summary>
/// <param name="Caller">The ARN of the role whose session signed it, path included; else of the user; else of the account's root.</param>
/// <param name="Action">Such as `dynamodb:CreateBackup`: an operation on many is authorized as that on one.</param>
/// <param name="Resources">The ARNs that a policy must allow, each of them; `*` for an action that knows none.</param>
/// <param name="Context">The condition keys that the call itself brings, such as `iam:PolicyARN`.</param>
/// <param name="Status">Of the answer; 0 if the connection was dropped.</param>
/// <param name="ErrorCode">Empty for a success.</param>
public sealed record AuthorizedCall(
    string Caller, string Action, IReadOnlyList<string> Resources, IReadOnlyDictionary<string, string> Context, int Status, string ErrorCode)
{
    /// <summary>It was not allowed, or a fault pretended so.</summary>
    public bool IsRefused => Status == 403 || ErrorCode is "AccessDenied" or "AccessDeniedException";
}
