using Amazon.Organizations;
using Amazon.Organizations.Model;
using BackupScheduler.Aws.Failures;
using BackupScheduler.Core.Accounts;
using AccountState = BackupScheduler.Core.Accounts.AccountState;

namespace BackupScheduler.Aws.Organizations;

/// <summary>AWS Organizations. Pages may be empty while more follow, so only the missing token ends a listing.</summary>
public sealed class AwsOrganization(IAmazonOrganizations organizations) : IOrganization
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<OrganizationAccount>> ListAccountsAsync(CancellationToken cancellation)
    {
        var accounts = new Dictionary<AccountId, OrganizationAccount>();
        var request = new ListAccountsRequest();
        do
        {
            var page = await AwsFailure.TranslateAsync(() => organizations.ListAccountsAsync(request, cancellation), cancellation);
            foreach (var account in (page.Accounts ?? []).Select(Read)) accounts[account.Id] = account;
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return [.. accounts.Values];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlySet<AccountId>> ListAccountsUnderAsync(
        IReadOnlyList<string> organizationalUnits, CancellationToken cancellation)
    {
        var accounts = new HashSet<AccountId>();
        var seen = organizationalUnits.ToHashSet(StringComparer.Ordinal);
        var waiting = new Queue<string>(seen);
        while (waiting.TryDequeue(out var parent))
        {
            await AddAccountsAsync(parent, accounts, cancellation);
            foreach (var unit in await ListUnitsAsync(parent, cancellation))
                if (seen.Add(unit)) waiting.Enqueue(unit);
        }

        return accounts;
    }

    /// <inheritdoc/>
    public Task<OrganizationAccount?> FindAccountAsync(AccountId account, CancellationToken cancellation) =>
        AwsFailure.TranslateAsync(
            async () =>
            {
                try
                {
                    var request = new DescribeAccountRequest { AccountId = account.Value };
                    return Read((await organizations.DescribeAccountAsync(request, cancellation)).Account);
                }
                catch (AccountNotFoundException)
                {
                    return null;
                }
            },
            cancellation);

    /// <inheritdoc/>
    public async Task<AccountId> ManagementAccountAsync(CancellationToken cancellation)
    {
        var answer = await AwsFailure.TranslateAsync(
            () => organizations.DescribeOrganizationAsync(new DescribeOrganizationRequest(), cancellation), cancellation);
        return AccountId.Parse(answer.Organization.MasterAccountId);
    }

    private async Task AddAccountsAsync(string parent, HashSet<AccountId> accounts, CancellationToken cancellation)
    {
        var request = new ListAccountsForParentRequest { ParentId = parent };
        do
        {
            var page = await AwsFailure.TranslateAsync(
                () => organizations.ListAccountsForParentAsync(request, cancellation), cancellation);
            accounts.UnionWith((page.Accounts ?? []).Select(account => AccountId.Parse(account.Id)));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
    }

    private async Task<List<string>> ListUnitsAsync(string parent, CancellationToken cancellation)
    {
        var units = new List<string>();
        var request = new ListOrganizationalUnitsForParentRequest { ParentId = parent };
        do
        {
            var page = await AwsFailure.TranslateAsync(
                () => organizations.ListOrganizationalUnitsForParentAsync(request, cancellation), cancellation);
            units.AddRange((page.OrganizationalUnits ?? []).Select(unit => unit.Id));
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return units;
    }

    private static OrganizationAccount Read(Account account) =>
        new(AccountId.Parse(account.Id), account.Name ?? string.Empty, ReadState(account.State?.Value));

    private static AccountState ReadState(string? state) => state switch
    {
        "ACTIVE" => AccountState.Active,
        "SUSPENDED" => AccountState.Suspended,
        "PENDING_CLOSURE" => AccountState.PendingClosure,
        "PENDING_ACTIVATION" => AccountState.PendingActivation,
        "CLOSED" => AccountState.Closed,
        _ => AccountState.Unknown,
    };
}
