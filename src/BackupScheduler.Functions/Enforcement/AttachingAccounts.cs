using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>Whether an account's users and roles are covered by attachment. Only <c>scp</c> has to know which account manages the organization.</summary>
internal sealed class AttachingAccounts(EnforcementRules rules, OrganizationMembership membership)
{
    public async Task<bool> ContainsAsync(AccountId account, CancellationToken cancellation) =>
        rules.Method == EnforcementMethod.Scp
            ? rules.AttachesIn(account, await membership.ManagementAsync(cancellation))
            : rules.AttachesIn(account, account);
}
