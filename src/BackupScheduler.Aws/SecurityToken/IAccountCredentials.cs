using Amazon.Runtime;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Aws.SecurityToken;

/// <summary>Whose credentials the calls to an account are signed with.</summary>
public interface IAccountCredentials
{
    /// <summary>The account's credentials; nothing is fetched before the first call is signed.</summary>
    AWSCredentials For(AccountId account);
}
