using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Functions.Accounts;

/// <summary>Lists the organization and decides which of its accounts are backed up: the same for the schedule and for operators.</summary>
/// <param name="selection">What is configured.</param>
/// <param name="organization">The organization.</param>
public sealed class AccountChoosing(AccountSelection selection, IOrganization organization)
{
    /// <summary>Decides about every account. An organization without any active account is a failure: it must at least list ours.</summary>
    public async Task<ChosenAccounts> ChooseAsync(CancellationToken cancellation)
    {
        var accounts = await organization.ListAccountsAsync(cancellation);
        if (!accounts.Any(account => account.State == AccountState.Active))
            throw new ServiceFailureException(FailureKind.Other, "NoActiveAccount", "the organization lists no ACTIVE account, not even ours");

        var units = selection.OrganizationalUnits;
        var underUnits = units.Count > 0 ? await organization.ListAccountsUnderAsync(units, cancellation) : null;
        return new ChosenAccounts(selection, [.. accounts.Select(account => selection.Decide(account, underUnits))]);
    }
}

/// <summary>The organization's accounts, each with what was decided about it.</summary>
/// <param name="Selection">What is configured.</param>
/// <param name="Decisions">One decision for each account.</param>
public sealed record ChosenAccounts(AccountSelection Selection, IReadOnlyList<AccountDecision> Decisions)
{
    /// <summary>The accounts that can be worked on, selected or not.</summary>
    public IReadOnlyList<OrganizationAccount> Active { get; } =
        [.. Decisions.Select(decision => decision.Account).Where(account => account.State == AccountState.Active)];

    /// <summary>The accounts that are backed up.</summary>
    public IReadOnlyList<AccountId> Selected { get; } =
        [.. Decisions.Where(decision => decision.Selected).Select(decision => decision.Account.Id)];

    /// <summary>Accounts that the configuration names and that are no active accounts of the organization.</summary>
    public IEnumerable<AccountId> Unknown =>
        Selection.Include.Union(Selection.Exclude).Except(Active.Select(account => account.Id));
}
