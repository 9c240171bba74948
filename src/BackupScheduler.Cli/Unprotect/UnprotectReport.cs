using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>What became of the deny, for people.</summary>
internal static class UnprotectReport
{
    public static void Write(Terminal terminal, UnprotectOptions options, EnforcementSetup setup, AccountPlan plan, UnprotectResult result)
    {
        var output = terminal.Out;
        if (options.DryRun) output.WriteLine("dry run: nothing was changed; unprotect would do this");
        var table = Plain.Table(1, "account", "principals", "without", "removed", "failed", "policy");
        foreach (var account in result.Accounts) table.AddPlainRow(Cells(account, options.DryRun));
        terminal.Write(table);
        ByReason.WriteLeftOut(output, plan.LeftOut);
        if (options.DryRun || options.Verbose)
            ByReason.Write(output, options.DryRun ? "to remove" : "removed", result.Accounts.SelectMany(account => account.Of(RemovalState.Removed)).Select(removed =>
                (removed.Arn.ToString(), UnprotectJson.FormsOf(removed.Decision.Steps))));
        ByReason.Write(output, "left", result.Accounts.SelectMany(account => account.ForeignInline).Select(left =>
            (left.Arn.ToString(), $"its inline policy {setup.Rules.PolicyName} says something other than the deny: look at it yourself")));
        output.WriteLine(Summary(options, result));
    }

    private static string[] Cells(AccountRemoval account, bool isDryRun) => account is { IsWhole: false, Results.Count: 0 }
        ? [account.Account.Id.Value, .. Enumerable.Repeat("?", 5)]
        :
        [
            account.Account.Id.Value, account.IsWhole ? Plain.Number(account.Results.Count) : $"{account.Results.Count} of ?",
            Count(account, RemovalState.Without), Count(account, RemovalState.Removed), Count(account, RemovalState.Failed), WordOf(account.Policy, isDryRun),
        ];

    private static string Count(AccountRemoval account, RemovalState state) => Plain.Number(account.Of(state).Count());

    private static string WordOf(PolicyRemoval? policy, bool isDryRun) => policy switch
    {
        PolicyRemoval.Absent => "none",
        PolicyRemoval.Removed => isDryRun ? "would be deleted" : "deleted",
        PolicyRemoval.StillAttached => "still attached",
        PolicyRemoval.Left => "left",
        _ => "?",
    };

    private static string Summary(UnprotectOptions options, UnprotectResult result)
    {
        var end = result.IsInterrupted ? "INTERRUPTED" : result.Errors.Count == 0 ? "all off" : "NOT all off";
        var (foreseen, verb) = options.DryRun ? ("foreseen: ", "would be") : ("", "was");
        return $"{foreseen}{end}: the deny {verb} taken off {result.Count(RemovalState.Removed)} users and roles of {result.Accounts.Count} accounts, "
            + $"{result.Count(RemovalState.Without)} had none";
    }
}
