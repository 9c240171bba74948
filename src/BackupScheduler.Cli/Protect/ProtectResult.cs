using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>What <c>protect</c> came to.</summary>
/// <param name="Accounts">By account.</param>
/// <param name="Errors">What failed or is not known; one line each.</param>
/// <param name="IsInterrupted">Whether it was told to end.</param>
/// <param name="ExitCode">The exit code.</param>
internal sealed record ProtectResult(IReadOnlyList<AccountCoverage> Accounts, IReadOnlyList<string> Errors, bool IsInterrupted, int ExitCode)
{
    public static ProtectResult Of(ProtectOptions options, IReadOnlyList<AccountCoverage> accounts, bool isTold)
    {
        var errors = accounts.SelectMany(ErrorsOf).ToList();
        var isInterrupted = isTold && accounts.Any(account => !account.IsWhole);
        if (isInterrupted) errors.Insert(0, "interrupted: what is told is confirmed; what had begun may still take effect, the rest is left undone");
        var left = accounts.SelectMany(account => account.Of(CoverageState.NotCoverable))
            .Any(result => !(options.AcceptProtected && IsProtected(result.Reason)));
        return new ProtectResult(accounts, errors, isInterrupted, isInterrupted ? Cli.ExitCode.Interrupted
            : errors.Count > 0 ? Cli.ExitCode.Failed
            : left ? Cli.ExitCode.NotCoverable
            : Cli.ExitCode.Done);
    }

    /// <summary>Whether it is the reason of a protected role.</summary>
    public static bool IsProtected(CoverageReason reason) => reason is CoverageReason.ServiceLinked or CoverageReason.Reserved;

    public int Count(CoverageState state) => Accounts.Sum(account => account.Of(state).Count());

    private static IEnumerable<string> ErrorsOf(AccountCoverage account)
    {
        if (account.End.Error is { } error) yield return $"{account.Account.Id}: {error}";
        foreach (var result in account.Results.Where(result => result.Failure is not null && result.State != CoverageState.NotCoverable))
            yield return $"{result.Arn}: {result.Failure?.Code}: {result.Failure?.Message}";
    }
}
