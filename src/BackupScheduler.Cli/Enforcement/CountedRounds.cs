using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>Goes over accounts, and shows how far it is: how many were looked at, and how many users and roles.</summary>
/// <param name="rounds">Goes over them.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="progress">Where to show it.</param>
/// <param name="words">What became of so many of the users and roles.</param>
internal sealed class CountedRounds(AccountRounds rounds, IReadOnlyList<OrganizationAccount> accounts, Progress progress, Func<int, string> words)
{
    private int _done, _principals, _changed;

    /// <summary>A user or role was dealt with.</summary>
    public void Tell(bool isChanged)
    {
        Interlocked.Increment(ref _principals);
        if (isChanged) Interlocked.Increment(ref _changed);
        Show();
    }

    /// <summary>All accounts, in their order.</summary>
    public async Task<IReadOnlyList<T>> OverAsync<T>(Func<OrganizationAccount, Task<T>> work, Func<OrganizationAccount, T> notBegun)
    {
        try
        {
            return await rounds.OverAsync(accounts, DoneAsync, notBegun);
        }
        finally
        {
            progress.Close();
        }

        async Task<T> DoneAsync(OrganizationAccount account)
        {
            var result = await work(account);
            Interlocked.Increment(ref _done);
            Show();
            return result;
        }
    }

    private void Show() => progress.Show($"looked at {_done} of {accounts.Count} accounts: {_principals} users and roles, {words(_changed)}");
}
