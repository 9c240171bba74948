using BackupScheduler.Cli.Enforcement;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Functions.Enforcement;

namespace BackupScheduler.Cli.Protect;

/// <summary>How the users and roles of an account stand.</summary>
/// <param name="Account">The account.</param>
/// <param name="End">How far the sweep came.</param>
/// <param name="Policy">What was done about its managed policy.</param>
/// <param name="Results">Every user and role that was dealt with.</param>
internal sealed record AccountCoverage(
    OrganizationAccount Account, AccountEnd End, DenyRepair Policy, IReadOnlyList<CoverageResult> Results)
{
    public static AccountCoverage NotBegun(OrganizationAccount account) => new(account, AccountEnd.NotBegun, DenyRepair.None, []);

    /// <summary>Whether the counts are those of the whole account.</summary>
    public bool IsWhole => End.Progress == AccountProgress.Whole;

    public IEnumerable<CoverageResult> Of(CoverageState state) => Results.Where(result => result.State == state);

    /// <summary>What had been put out of order, or was never in it, and is in order now: words, and the user or role if it is about one.</summary>
    public IEnumerable<(string Code, string Words, PrincipalArn? Principal)> Repairs()
    {
        if (WordsOf(Policy) is { } words) yield return (JsonOutput.Camel(Policy), words, null);
        foreach (var result in Results)
        {
            if (result.State == CoverageState.NewlyCovered && result.Decision.Reason == CoverageReason.InlineAltered)
                yield return (JsonOutput.Camel(CoverageReason.InlineAltered), "an inline deny that was altered", result.Arn);
            if (result.IsReleased) yield return ("exemptReleased", "the deny taken off an exempt user or role", result.Arn);
        }
    }

    private static string? WordsOf(DenyRepair repair) => repair switch
    {
        DenyRepair.Created => "the deny policy made, there was none",
        DenyRepair.VersionRestored => "the deny policy's right version put in force again",
        DenyRepair.VersionCreated => "the deny policy altered, a right version put in force",
        _ => null,
    };
}
