using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.SecurityToken;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Aws.SecurityToken;

/// <summary>One set of credentials for each account, kept for as long as the process lives.</summary>
public sealed class MemberCredentials(IAmazonSecurityTokenService sts, MemberRole role) : IAccountCredentials
{
    private readonly ConcurrentDictionary<AccountId, MemberRoleCredentials> _byAccount = new();

    /// <summary>The account's credentials; the role is assumed when the first call is signed.</summary>
    public AWSCredentials For(AccountId account) =>
        _byAccount.GetOrAdd(account, id => new MemberRoleCredentials(sts, role.ArnIn(id), role));
}
