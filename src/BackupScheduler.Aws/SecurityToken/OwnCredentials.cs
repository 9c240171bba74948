using Amazon.Runtime;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Aws.SecurityToken;

/// <summary>The caller's own credentials, which reach the caller's own account and no other.</summary>
internal sealed class OwnCredentials(AWSCredentials credentials) : IAccountCredentials
{
    public AWSCredentials For(AccountId account) => credentials;
}
