using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>Takes the deny off everybody, once enforcement is off: it would else be put back.</summary>
internal static class Unprotecting
{
    /// <summary>The word that confirms.</summary>
    public const string Word = "unprotect";

    public static Task<int> RunAsync(
        UnprotectOptions options, EnforcementSetup setup, EnforcementWorld world, Terminal terminal, CancellationToken cancellation) =>
        options.Principal is { } principal
            ? PrincipalUnprotecting.RunAsync(options, setup, world, principal, terminal, cancellation)
            : OfAllAsync(options, setup, world, terminal, cancellation);

    private static async Task<int> OfAllAsync(
        UnprotectOptions options, EnforcementSetup setup, EnforcementWorld world, Terminal terminal, CancellationToken cancellation)
    {
        if (setup.Rules.Method is EnforcementMethod.Attach or EnforcementMethod.Both)
            throw setup.RefuseMethod("with unprotect: off, or scp for the member accounts; it would be undone (for one user or role: --principal)");
        var plan = await AccountPlan.MakeAsync(world.Organization, options.Accounts, await WhyNotAsync(setup.Rules, world, cancellation), cancellation);
        if (options is { DryRun: false, Yes: false } && plan.Accounts.Count > 0)
        {
            var what = $"This takes the deny of dynamodb:DeleteBackup off every user and role of {plan.Accounts.Count} accounts.";
            await Confirmation.AskAsync(terminal, what, Word, cancellation);
        }

        using var ending = new Ending(cancellation);
        var result = UnprotectResult.Of(setup, await RemoveAsync(options, setup, world, plan, ending, terminal.Progress), ending.IsTold);
        if (options.Json) UnprotectJson.Write(terminal.Out, options, setup, plan, result);
        else UnprotectReport.Write(terminal, options, setup, plan, result);
        foreach (var error in result.Errors) await terminal.Error.WriteLineAsync(Invoking.OneLine(error));
        return result.ExitCode;
    }

    private static async Task<Func<AccountId, string?>> WhyNotAsync(EnforcementRules rules, EnforcementWorld world, CancellationToken cancellation)
    {
        if (rules.Method != EnforcementMethod.Scp) return _ => null;
        var management = await world.Organization.ManagementAccountAsync(cancellation);
        return account => rules.AttachesIn(account, management)
            ? "the management account stays covered by attachment: with ENFORCEMENT=scp nothing else covers it"
            : null;
    }

    private static Task<IReadOnlyList<AccountRemoval>> RemoveAsync(
        UnprotectOptions options, EnforcementSetup setup, EnforcementWorld world, AccountPlan plan, Ending ending, Progress progress)
    {
        var removal = new DenyRemoval(setup.Rules, setup.Settings.Limits.IamWriteRate, world.Identities, world.Time);
        var rounds = new AccountRounds(new Patience(world.Jitter, world.Time), ending);
        var counted = new CountedRounds(rounds, plan.Accounts, progress, removed => $"the deny {(options.DryRun ? "would come" : "is")} off {removed}");
        var removing = new AccountRemoving(removal, rounds, options.DryRun, ending, result => counted.Tell(result.State == RemovalState.Removed));
        return counted.OverAsync(removing.OfAsync, AccountRemoval.NotBegun);
    }
}
