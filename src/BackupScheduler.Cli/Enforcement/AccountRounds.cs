using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Failures;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>
/// Goes over accounts, a few at a time, and over an account again while something fails in passing. One account's failure, whatever
/// it is, does not keep the command from the others.
/// </summary>
/// <param name="patience">How often, and how long between.</param>
/// <param name="ending">Whether the command is told to end.</param>
internal sealed class AccountRounds(Patience patience, Ending ending)
{
    private const int AccountsAtATime = 4;

    /// <summary>All accounts, in their order.</summary>
    /// <param name="accounts">The accounts.</param>
    /// <param name="work">Does one account; it is not called any more once the command is told to end.</param>
    /// <param name="notBegun">Stands for an account that was not begun.</param>
    public async Task<IReadOnlyList<T>> OverAsync<T>(
        IReadOnlyList<OrganizationAccount> accounts, Func<OrganizationAccount, Task<T>> work, Func<OrganizationAccount, T> notBegun)
    {
        var (done, next) = (new T[accounts.Count], -1);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(AccountsAtATime, accounts.Count)).Select(_ => WorkAsync()));
        return done;

        async Task WorkAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < accounts.Count; i = Interlocked.Increment(ref next))
                done[i] = ending.IsTold ? notBegun(accounts[i]) : await work(accounts[i]);
        }
    }

    /// <summary>One account, round after round.</summary>
    /// <param name="round">A round; it answers with what failed, of which passing failures are worth another one.</param>
    /// <returns>How it ended.</returns>
    public async Task<AccountEnd> OfAsync(Func<Task<RoundOutcome>> round)
    {
        var outcome = default(RoundOutcome);
        try
        {
            await patience.TryAsync(
                async () =>
                {
                    outcome = default;
                    outcome = await round();
                    if (!ending.IsTold && (outcome.EndedBy ?? outcome.OfPrincipal) is { } failure) throw failure;
                    return outcome;
                },
                ending.Told);
        }
        catch (Exception e)
        {
            // What failed of single users and roles stands beside them; the account was dealt with to its end.
            if (outcome is { EndedBy: null, OfPrincipal: not null }) return AccountEnd.Whole;
            return ending.IsTold && e is OperationCanceledException ? AccountEnd.Interrupted : AccountEnd.Failed(e);
        }

        return outcome.EndedBy is null ? AccountEnd.Whole : AccountEnd.Interrupted;
    }
}

/// <summary>What failed in a round over an account.</summary>
/// <param name="EndedBy">Why it did not come to its end; null where it did.</param>
/// <param name="OfPrincipal">The first failure of a user or role that may pass; null for none.</param>
internal readonly record struct RoundOutcome(ServiceFailureException? EndedBy, ServiceFailureException? OfPrincipal);
