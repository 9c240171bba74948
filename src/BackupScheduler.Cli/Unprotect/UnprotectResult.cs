using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>What <c>unprotect</c> came to.</summary>
/// <param name="Accounts">By account.</param>
/// <param name="Errors">What is not off, or not known; one line each.</param>
/// <param name="IsInterrupted">Whether it was told to end.</param>
internal sealed record UnprotectResult(IReadOnlyList<AccountRemoval> Accounts, IReadOnlyList<string> Errors, bool IsInterrupted)
{
    public int ExitCode => IsInterrupted ? Cli.ExitCode.Interrupted : Errors.Count > 0 ? Cli.ExitCode.Failed : Cli.ExitCode.Done;

    public static UnprotectResult Of(EnforcementSetup setup, IReadOnlyList<AccountRemoval> accounts, bool isTold)
    {
        var errors = accounts.SelectMany(account => account.Errors(setup.Rules.PolicyName)).ToList();
        var isInterrupted = isTold && accounts.Any(account => !account.IsWhole);
        if (isInterrupted) errors.Insert(0, "interrupted: what is told is confirmed; what had begun may still take effect, the rest is left undone");
        return new UnprotectResult(accounts, errors, isInterrupted);
    }

    public int Count(RemovalState state) => Accounts.Sum(account => account.Of(state).Count());
}
