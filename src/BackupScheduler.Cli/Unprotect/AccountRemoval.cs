using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Unprotect;

/// <summary>What became of the deny in an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="End">How far it came.</param>
/// <param name="Policy">Its managed policy; null where nobody knows.</param>
/// <param name="Results">Every user and role that was dealt with.</param>
internal sealed record AccountRemoval(
    OrganizationAccount Account, AccountEnd End, PolicyRemoval? Policy, IReadOnlyList<RemovalResult> Results)
{
    public static AccountRemoval NotBegun(OrganizationAccount account) => new(account, AccountEnd.NotBegun, null, []);

    public bool IsWhole => End.Progress == AccountProgress.Whole;

    public IEnumerable<RemovalResult> Of(RemovalState state) => Results.Where(result => result.State == state);

    /// <summary>Inline policies under our name that mean something else.</summary>
    public IEnumerable<RemovalResult> ForeignInline => Results.Where(result => result.Decision.LeavesForeignInline);

    /// <summary>One line for whatever is not off, or not known.</summary>
    public IEnumerable<string> Errors(string policyName)
    {
        if (End.Error is { } error) yield return $"{Account.Id}: {error}";
        foreach (var result in Of(RemovalState.Failed)) yield return $"{result.Arn}: {result.Failure?.Code}: {result.Failure?.Message}";
        if (Policy == PolicyRemoval.StillAttached)
            yield return $"{Account.Id}: policy {policyName} is still attached, to a group or as a permissions boundary, and so not deleted: "
                + "detach it there and call this again";
        if (Policy == PolicyRemoval.Left && IsWhole)
            yield return $"{Account.Id}: policy {policyName} was left, because it could not be taken off everybody";
    }
}
