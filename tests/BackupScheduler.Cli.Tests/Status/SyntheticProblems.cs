using BackupScheduler.Core.Status;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>What is wrong in a drawn organization, a line for each kind; the verdict of the real ones is Core's.</summary>
internal static class SyntheticProblems
{
    public static IReadOnlyList<StatusProblem> Of(IReadOnlyList<AccountStatus> accounts, StatusRules rules)
    {
        var tables = accounts.SelectMany(account => account.Tables).ToList();
        var unread = accounts.SelectMany(account => account.Scopes).Count(scope => scope.Failure is not null);
        (int Count, ProblemSeverity Severity, string What, string Remedy)[] kinds =
        [
            (tables.Count(table => table.Health is TableHealth.Missing), ProblemSeverity.Critical, "selected tables have no backup", "look at the dead letters, then run: backup-scheduler run"),
            (unread, ProblemSeverity.Critical, "accounts and Regions could not be read", "deploy the StackSet of the worker's role to them"),
            (tables.Count(table => table.Health is TableHealth.Late), ProblemSeverity.Critical, $"tables have no backup of the last {rules.Rpo.TotalHours} hours", "look at the dead letters, then run: backup-scheduler run"),
            (tables.Count(table => table.Copy is { IsWrong: true }), ProblemSeverity.Warning, "tables have copies that are too old", "run: backup-scheduler vault list"),
            (accounts.Sum(account => account.Deny?.Uncovered.Count(principal => !principal.IsProtected) ?? 0), ProblemSeverity.Warning, "users and roles may delete backups", "run: backup-scheduler protect"),
            (accounts.Sum(account => account.OtherRegions.Sum(region => region.Tables)), ProblemSeverity.Notice, "tables are in Regions outside REGIONS", "add these Regions to REGIONS"),
        ];
        return [.. kinds.Where(kind => kind.Count > 0).Select(kind => new StatusProblem(kind.Severity, $"{kind.Count} {kind.What}", kind.Remedy))];
    }
}
