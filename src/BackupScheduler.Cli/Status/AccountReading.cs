using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Status;

/// <summary>Reads one account. Whatever of it cannot be read is told, and hides nothing else.</summary>
internal sealed class AccountReading(StatusWorld world, StatusOptions options, ScopeReading scopes, DenyReading deny, VaultCopies vault)
{
    private readonly OtherRegionsReading _others = new(world);

    public async Task<AccountStatus> OfAsync(AccountDecision decision, CancellationToken cancellation)
    {
        var account = decision.Account;
        var regions = decision.Selected ? world.Settings.Regions.Where(region => options.Regions?.Contains(region) ?? true) : [];
        var read = await Task.WhenAll(regions.Select(region => ReadAsync(new TableScope(account.Id, region), cancellation)));
        var status = new AccountStatus(account, read) { LeftOut = decision.Selected ? null : decision.Reason };
        // Without the role every further call fails like the first.
        var noRole = Array.Find(read, scope => scope.Failure?.Code == StatusFailures.RoleUnavailable)?.Failure;
        return OrganizationReview.Judge(status with
        {
            Deny = options.WithDeny ? await deny.OfAsync(account.Id, noRole, cancellation) : null,
            OtherRegions = options.WithOtherRegions && decision.Selected && noRole is null ? await _others.OfAsync(account.Id, cancellation) : [],
        });
    }

    private Task<ScopeStatus> ReadAsync(TableScope scope, CancellationToken cancellation) => scopes.OfAsync(scope, vault.In(scope), cancellation);
}
