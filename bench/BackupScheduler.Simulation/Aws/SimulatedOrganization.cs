using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Simulation.Aws;

/// <summary>An organization whose accounts are all active and lie below its root.</summary>
internal sealed class SimulatedOrganization(IReadOnlyList<AccountId> accounts, SimulatedWire wire) : IOrganization
{
    // Organizations lists at most 20 accounts a page.
    private const int PageSize = 20;

    public async Task<IReadOnlyList<OrganizationAccount>> ListAccountsAsync(CancellationToken cancellation)
    {
        var listed = new List<OrganizationAccount>();
        foreach (var page in accounts.Chunk(PageSize))
        {
            listed.AddRange(await wire.RetryAsync(
                Operation.ListAccounts,
                null,
                "",
                () => page.Select(account => new OrganizationAccount(account, $"account {account}", AccountState.Active)),
                cancellation));
        }

        return listed;
    }

    public async Task<IReadOnlySet<AccountId>> ListAccountsUnderAsync(
        IReadOnlyList<string> organizationalUnits, CancellationToken cancellation) =>
        (await ListAccountsAsync(cancellation)).Select(account => account.Id).ToHashSet();

    public async Task<OrganizationAccount?> FindAccountAsync(AccountId account, CancellationToken cancellation) =>
        await wire.RetryAsync(
            Operation.DescribeAccount,
            null,
            "",
            () => accounts.Contains(account) ? new OrganizationAccount(account, $"account {account}", AccountState.Active) : null,
            cancellation);

    public Task<AccountId> ManagementAccountAsync(CancellationToken cancellation) =>
        wire.RetryAsync(Operation.DescribeOrganization, null, "", () => accounts[0], cancellation);
}
