using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.WebConsole.Pages;

/// <summary>How an account stands, in one word; a later value is worse.</summary>
internal enum AccountState
{
    Protected,
    LeftOut,
    Waiting,
    Late,
    Missing,
    Unreadable,
}

/// <summary>An account's line of the overview.</summary>
internal sealed record AccountRow(AccountStatus Status, AccountState State)
{
    public int Selected { get; private init; }

    public int Protected { get; private init; }

    public int Late { get; private init; }

    public int Missing { get; private init; }

    public TimeSpan? Age { get; private init; }

    public long Bytes { get; private init; }

    public int Retained { get; private init; }

    public int Uncovered { get; private init; }

    public int WrongCopies { get; private init; }

    public decimal Cost => Status.Cost?.Ours ?? 0;

    /// <summary>Whether somebody has to do something.</summary>
    public bool IsWrong => State >= AccountState.Late || Uncovered > 0 || WrongCopies > 0 || Status.Deny?.Failure is not null;

    public static AccountRow Of(AccountStatus account)
    {
        var counts = new int[Enum.GetValues<TableHealth>().Length];
        var (bytes, retained, wrongCopies) = (0L, 0, 0);
        foreach (var table in account.Tables)
        {
            counts[(int)table.Health]++;
            bytes += table.Bytes;
            retained += table.Retained;
            if (table.Copy is { IsWrong: true }) wrongCopies++;
        }

        var (late, missing) = (counts[(int)TableHealth.Late], counts[(int)TableHealth.Missing]);
        return new AccountRow(account, StateOf(account, late, missing, counts[(int)TableHealth.Waiting]))
        {
            Protected = counts[(int)TableHealth.Protected],
            Late = late,
            Missing = missing,
            Selected = account.Scopes.Sum(scope => scope.Selected),
            Age = account.Scopes.Max(scope => scope.WorstAge),
            Bytes = bytes,
            Retained = retained,
            Uncovered = account.Deny?.Uncovered.Count(principal => !principal.IsProtected) ?? 0,
            WrongCopies = wrongCopies,
        };
    }

    public static (string Tone, string Text) Mark(AccountState state) => state switch
    {
        AccountState.Protected => ("is-good", "✓ protected"),
        AccountState.LeftOut => ("is-unknown", "– left out"),
        AccountState.Waiting => ("is-unknown", "… waiting"),
        AccountState.Late => ("is-bad", "! late"),
        AccountState.Missing => ("is-bad", "✗ missing"),
        _ => ("is-bad", "? not readable"),
    };

    private static AccountState StateOf(AccountStatus account, int late, int missing, int waiting) =>
        account.LeftOut is not null ? AccountState.LeftOut
        : account.Scopes.Any(scope => scope.Failure is { IsRegionUnavailable: false }) ? AccountState.Unreadable
        : missing > 0 ? AccountState.Missing
        : late > 0 ? AccountState.Late
        : waiting > 0 ? AccountState.Waiting
        : AccountState.Protected;
}
