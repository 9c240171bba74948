using BackupScheduler.Core.Accounts;

namespace BackupScheduler.Cli.Enforcement;

/// <summary>Lists for people: what has the same reason stands under it, and the reason once.</summary>
internal static class ByReason
{
    private const int MostAccountsNamed = 5;

    /// <summary>Each reason with how many there are, and each of them in a line below.</summary>
    public static void Write(TextWriter output, string what, IEnumerable<(string Principal, string Reason)> items)
    {
        foreach (var reason in items.GroupBy(item => item.Reason, item => item.Principal))
        {
            var principals = reason.ToList();
            output.WriteLine($"{what}: {principals.Count}: {reason.Key}");
            foreach (var principal in principals) output.WriteLine($"  {principal}");
        }
    }

    /// <summary>The accounts that the command does not deal with; a reason that many have is told once.</summary>
    public static void WriteLeftOut(TextWriter output, IEnumerable<AccountDecision> accounts)
    {
        foreach (var reason in accounts.GroupBy(account => account.Reason, account => account.Account))
        {
            if (reason.Count() > MostAccountsNamed) output.WriteLine($"left out: {reason.Count()} accounts: {reason.Key}");
            else foreach (var account in reason) output.WriteLine($"left out: account {account.Id} ({account.Name}): {reason.Key}");
        }
    }
}
