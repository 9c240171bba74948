using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Functions.Accounts;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>The accounts that a command deals with, before anything is done.</summary>
/// <param name="Accounts">These, the ones asked for.</param>
/// <param name="LeftOut">The organization's others that it would not deal with, with the reason.</param>
internal sealed record AccountPlan(IReadOnlyList<OrganizationAccount> Accounts, IReadOnlyList<AccountDecision> LeftOut)
{
    /// <summary>Lists the organization. The selection of accounts limits backups, never the deny: it is not asked.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="asked">The accounts asked for; null for all.</param>
    /// <param name="whyNot">Why an active account is not dealt with; null where it is.</param>
    /// <param name="cancellation">Ends the listing.</param>
    /// <exception cref="BadUsageException">An account was asked for that is not dealt with.</exception>
    public static async Task<AccountPlan> MakeAsync(
        IOrganization organization, IReadOnlyList<AccountId>? asked, Func<AccountId, string?> whyNot, CancellationToken cancellation)
    {
        var chosen = await new AccountChoosing(AccountSelection.Everything, organization).ChooseAsync(cancellation);
        var decisions = chosen.Decisions.Select(decision => decision.Selected && whyNot(decision.Account.Id) is { } why
            ? decision with { Selected = false, Reason = why }
            : decision).ToList();
        var refused = (asked ?? []).Select(account => Refuse(account, decisions)).OfType<string>().ToList();
        if (refused.Count > 0) throw new BadUsageException(refused);
        return new AccountPlan(
            [.. decisions.Where(decision => decision.Selected && asked?.Contains(decision.Account.Id) != false).Select(decision => decision.Account)],
            [.. decisions.Where(decision => !decision.Selected)]);
    }

    private static string? Refuse(AccountId account, List<AccountDecision> decisions) =>
        decisions.Find(decision => decision.Account.Id == account) switch
        {
            { Selected: true } => null,
            { Account.State: AccountState.Active } other => Line(account, $"accounts that this deals with; this one: {other.Reason}"),
            { } inactive => Line(account, $"active accounts of the organization; this one's {inactive.Reason}"),
            null => Line(account, "active accounts of the organization"),
        };

    private static string Line(AccountId account, string accepted) => Given.Line("--account", Given.Show(account.Value), accepted);
}
