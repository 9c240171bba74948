using Amazon.Runtime;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Aws.SecurityToken;

/// <summary>The caller's own credentials in the caller's own account, a role's in every other.</summary>
internal sealed class DirectCredentials(AccountId own, IAccountCredentials direct, IAccountCredentials others) : IAccountCredentials
{
    public AWSCredentials For(AccountId account) => (account == own ? direct : others).For(account);
}
