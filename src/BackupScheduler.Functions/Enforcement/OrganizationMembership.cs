using System.Collections.Concurrent;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Functions.Enforcement;

/// <summary>Which accounts are the organization's, one question for each account and hour: events come in crowds, and name their account themselves.</summary>
internal sealed class OrganizationMembership(IOrganization organization, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<AccountId, (OrganizationAccount Account, DateTimeOffset Until)> _known = new();
    private AccountId? _management;

    /// <summary>The account; null where it is not in the organization, which is asked for anew each time.</summary>
    public async Task<OrganizationAccount?> FindAsync(AccountId account, CancellationToken cancellation)
    {
        if (_known.TryGetValue(account, out var known) && time.GetUtcNow() < known.Until) return known.Account;
        var found = await organization.FindAccountAsync(account, cancellation);
        if (found is { State: AccountState.Active }) _known[account] = (found, time.GetUtcNow() + Fresh);
        return found;
    }

    /// <summary>The management account, which never changes.</summary>
    public async Task<AccountId> ManagementAsync(CancellationToken cancellation) =>
        _management ??= await organization.ManagementAccountAsync(cancellation);
}
