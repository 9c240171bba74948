using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Functions.Tests.Fakes;

/// <summary>An organization in memory: its accounts, and the unit that each lies in.</summary>
internal sealed class FakeOrganization(FakeWire wire) : IOrganization
{
    private readonly List<(OrganizationAccount Account, string Unit)> _accounts = [];

    public void Add(string id, AccountState state = AccountState.Active, string unit = "r-root") =>
        _accounts.Add((new OrganizationAccount(AccountId.Parse(id), $"account {id}", state), unit));

    public async Task<IReadOnlyList<OrganizationAccount>> ListAccountsAsync(CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.ListAccounts, "", cancellation);
        return [.. _accounts.Select(entry => entry.Account)];
    }

    public async Task<IReadOnlySet<AccountId>> ListAccountsUnderAsync(
        IReadOnlyList<string> organizationalUnits, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.ListAccountsUnder, string.Join(',', organizationalUnits), cancellation);
        return _accounts.Where(entry => organizationalUnits.Contains(entry.Unit)).Select(entry => entry.Account.Id).ToHashSet();
    }

    public async Task<OrganizationAccount?> FindAccountAsync(AccountId account, CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.DescribeAccount, account.Value, cancellation);
        return _accounts.Select(entry => entry.Account).FirstOrDefault(listed => listed.Id == account);
    }

    public async Task<AccountId> ManagementAccountAsync(CancellationToken cancellation)
    {
        await wire.CallAsync(Operation.DescribeOrganization, "", cancellation);
        return _accounts[0].Account.Id;
    }
}
