using BackupScheduler.Core;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Accounts;

namespace BackupScheduler.Cli.Run;

/// <summary>What a run asks for, before anything is sent.</summary>
/// <param name="Firing">What starts it.</param>
/// <param name="Items">One item for each account and Region, as the schedule sends them.</param>
/// <param name="LeftOut">The organization's accounts that the configuration leaves out, with the reason.</param>
/// <param name="Unknown">Accounts that the configuration names and the organization does not have.</param>
internal sealed record RunPlan(
    Firing Firing, IReadOnlyList<BackUpAccount> Items, IReadOnlyList<AccountDecision> LeftOut, IReadOnlyList<AccountId> Unknown)
{
    public RunId Run => Firing.Run;

    /// <summary>Lists the organization and narrows its selected accounts to those asked for.</summary>
    /// <exception cref="BadUsageException">An account was asked for that cannot be backed up.</exception>
    public static async Task<RunPlan> MakeAsync(
        RunSetup setup, IOrganization organization, RunId run, CancellationToken cancellation)
    {
        var chosen = await new AccountChoosing(setup.Settings.Accounts, organization).ChooseAsync(cancellation);
        var refused = (setup.Options.Accounts ?? []).Select(account => Refuse(account, chosen)).OfType<string>().ToList();
        if (refused.Count > 0) throw new BadUsageException(refused);
        var accounts = chosen.Selected.Where(account => setup.Options.Accounts?.Contains(account) ?? true);
        var firing = new Firing(run, AdHoc: true, setup.Options.Prune, setup.Options.Tables);
        return new RunPlan(
            firing,
            firing.Items(accounts, setup.Regions),
            [.. chosen.Decisions.Where(decision => !decision.Selected)],
            [.. chosen.Unknown]);
    }

    private static string? Refuse(AccountId account, ChosenAccounts chosen) =>
        chosen.Decisions.FirstOrDefault(decision => decision.Account.Id == account) switch
        {
            { Selected: true } => null,
            { Account.State: AccountState.Active } leftOut => Given.Line(
                "--accounts", Given.Show(account.Value), $"accounts that the configuration selects; this one is {leftOut.Reason}"),
            _ => Given.Line("--accounts", Given.Show(account.Value), "active accounts of the organization"),
        };
}
