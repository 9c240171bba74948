using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>How every account stands, for people.</summary>
internal static class ProtectReport
{
    public static void Write(Terminal terminal, ProtectOptions options, EnforcementSetup setup, AccountPlan plan, ProtectResult result)
    {
        var output = terminal.Out;
        if (options.DryRun) output.WriteLine("dry run: nothing was changed; protect would do this");
        var table = Plain.Table(1, "account", "principals", "covered", "newly covered", "exempt", "not coverable", "repaired", "gone", "failed");
        foreach (var account in result.Accounts) table.AddPlainRow(Cells(account));
        terminal.Write(table);
        ByReason.WriteLeftOut(output, plan.LeftOut);
        if (options.DryRun || options.Verbose) WriteNewly(output, options, result);
        ByReason.Write(output, "not coverable", From(result, CoverageState.NotCoverable, Remedied));
        ByReason.Write(output, "exempt", From(result, CoverageState.Exempt, principal => principal.Reason.Words()));
        ByReason.Write(output, options.DryRun ? "to repair" : "repaired", result.Accounts.SelectMany(account =>
            account.Repairs().Select(repair => (repair.Principal?.ToString() ?? account.Account.Id.Value, repair.Words))));
        foreach (var account in result.Accounts)
            if (WhyNoPolicy(account.Policy) is { } why)
                output.WriteLine($"account {account.Account.Id}: {setup.Rules.PolicyName} cannot be made, the deny goes inline: {why}");
        if (options.Verbose) ByReason.Write(output, "gone", From(result, CoverageState.Gone, _ => "it was gone before it could be dealt with"));
        output.WriteLine(Summary(options, result));
    }

    private static string[] Cells(AccountCoverage account) => account.End.Progress is AccountProgress.NotBegun || (account is { IsWhole: false, Results.Count: 0 })
        ? [account.Account.Id.Value, .. Enumerable.Repeat("?", 8)]
        :
        [
            // What is known of an account that was not seen to its end is no count of the account.
            account.Account.Id.Value, account.IsWhole ? Plain.Number(account.Results.Count) : $"{account.Results.Count} of ?",
            Count(account, CoverageState.Covered), Count(account, CoverageState.NewlyCovered), Count(account, CoverageState.Exempt),
            Count(account, CoverageState.NotCoverable), Plain.Number(account.Repairs().Count()), Count(account, CoverageState.Gone),
            Count(account, CoverageState.Failed),
        ];

    private static string Count(AccountCoverage account, CoverageState state) => Plain.Number(account.Of(state).Count());

    private static void WriteNewly(TextWriter output, ProtectOptions options, ProtectResult result) => ByReason.Write(
        output, options.DryRun ? "to cover" : "newly covered", From(result, CoverageState.NewlyCovered, principal => principal.Reason.Words()));

    private static string? WhyNoPolicy(DenyRepair repair) => repair switch
    {
        DenyRepair.NameTaken => "another policy of this name lies on another path",
        DenyRepair.QuotaReached => "the account may have no further managed policies",
        _ => null,
    };

    private static string Remedied(CoverageResult result) =>
        result.Reason.Remedy() is { } remedy ? $"{result.Reason.Words()}; remedy: {remedy}" : result.Reason.Words();

    private static IEnumerable<(string Principal, string Reason)> From(ProtectResult result, CoverageState state, Func<CoverageResult, string> reason) =>
        result.Accounts.SelectMany(account => account.Of(state)).Select(principal => (Name(principal), reason(principal)));

    // A denial's own words name the policy that denies.
    private static string Name(CoverageResult principal) =>
        principal.Failure is { } failure ? Invoking.OneLine($"{principal.Arn}: {failure.Code}: {failure.Message}") : principal.Arn.ToString();

    private static string Summary(ProtectOptions options, ProtectResult result)
    {
        var end = result.ExitCode switch
        {
            ExitCode.Done => "all covered",
            ExitCode.NotCoverable => "all covered that can be",
            ExitCode.Interrupted => "INTERRUPTED",
            _ => "NOT all covered",
        };
        var denied = result.Count(CoverageState.Covered) + result.Count(CoverageState.NewlyCovered);
        var (foreseen, verb) = options.DryRun ? ("foreseen: ", "would be") : ("", "are");
        return $"{foreseen}{end}: {denied} users and roles of {result.Accounts.Count} accounts {verb} denied, "
            + $"{result.Count(CoverageState.NotCoverable)} not coverable, {result.Count(CoverageState.Exempt)} exempt";
    }
}
