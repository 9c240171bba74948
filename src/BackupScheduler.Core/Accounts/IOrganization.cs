namespace BackupScheduler.Core.Accounts;

/// <summary>The organization that the service protects. Calls fail with <see cref="Failures.ServiceFailureException"/>.</summary>
public interface IOrganization
{
    /// <summary>Every account in every state, the management account included, each once.</summary>
    Task<IReadOnlyList<OrganizationAccount>> ListAccountsAsync(CancellationToken cancellation);

    /// <summary>The accounts in these organizational units (or roots) and in all units below them.</summary>
    /// <param name="organizationalUnits">Ids such as <c>ou-ab12-cdefgh34</c> or <c>r-ab12</c>.</param>
    /// <param name="cancellation">Ends the listing.</param>
    Task<IReadOnlySet<AccountId>> ListAccountsUnderAsync(
        IReadOnlyList<string> organizationalUnits, CancellationToken cancellation);

    /// <summary>One account by its id (DescribeAccount), whatever its state; null where it is not in the organization.</summary>
    Task<OrganizationAccount?> FindAccountAsync(AccountId account, CancellationToken cancellation);

    /// <summary>The organization's management account (DescribeOrganization).</summary>
    Task<AccountId> ManagementAccountAsync(CancellationToken cancellation);
}
