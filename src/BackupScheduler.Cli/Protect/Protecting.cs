using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>Covers the organization now, in this process, and tells how every account stands.</summary>
internal static class Protecting
{
    public static async Task<int> RunAsync(
        ProtectOptions options, EnforcementSetup setup, EnforcementWorld world, Terminal terminal, CancellationToken cancellation)
    {
        if (setup.Rules.Method == EnforcementMethod.Off) throw setup.RefuseMethod("with protect: attach, scp or both; nothing would be kept covered");
        var plan = await AccountPlan.MakeAsync(world.Organization, options.Accounts, await WhyNotAsync(setup.Rules, world, cancellation), cancellation);
        using var ending = new Ending(cancellation);
        var accounts = await SweepAsync(options, setup, world, plan, ending, terminal.Progress);
        var result = ProtectResult.Of(options, accounts, ending.IsTold);
        if (options.Json) ProtectJson.Write(terminal.Out, options, setup, plan, result);
        else ProtectReport.Write(terminal, options, setup, plan, result);
        foreach (var error in result.Errors) await terminal.Error.WriteLineAsync(Invoking.OneLine(error));
        return result.ExitCode;
    }

    // Only scp has to know which account manages the organization.
    private static async Task<Func<AccountId, string?>> WhyNotAsync(EnforcementRules rules, EnforcementWorld world, CancellationToken cancellation)
    {
        if (rules.Method != EnforcementMethod.Scp) return _ => null;
        var management = await world.Organization.ManagementAccountAsync(cancellation);
        return account => rules.AttachesIn(account, management)
            ? null
            : "left to the service control policy, which is not checked here: with ENFORCEMENT=scp nothing is attached outside the management account";
    }

    private static Task<IReadOnlyList<AccountCoverage>> SweepAsync(
        ProtectOptions options, EnforcementSetup setup, EnforcementWorld world, AccountPlan plan, Ending ending, Progress progress)
    {
        var sweep = new AccountSweep(setup.Rules, setup.Settings.Limits.IamWriteRate, world.Identities, world.Time);
        var rounds = new AccountRounds(new Patience(world.Jitter, world.Time), ending);
        var counted = new CountedRounds(rounds, plan.Accounts, progress, newly => $"{newly} {(options.DryRun ? "to be covered" : "newly covered")}");
        var sweeping = new AccountSweeping(sweep, rounds, options.DryRun, ending, result => counted.Tell(result.State == CoverageState.NewlyCovered));
        return counted.OverAsync(sweeping.OfAsync, AccountCoverage.NotBegun);
    }
}
