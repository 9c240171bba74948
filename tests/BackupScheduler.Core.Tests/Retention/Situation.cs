using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Retention;

/// <summary>The arguments of one decision, and the law-makers' view of what came of it.</summary>
internal sealed record Situation(
    IReadOnlyList<Backup> Backups, RetentionPolicy Policy, RetentionContext Context, DateTimeOffset Now)
{
    public static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    public IReadOnlyList<RetentionDecision> Decide() => RetentionPolicy.Apply(Backups, Policy, Context, Now);

    public Dictionary<string, RetentionVerdict> Verdicts() =>
        Decide().ToDictionary(decision => decision.Backup.Arn, decision => decision.Verdict);

    public bool IsOwn(Backup backup) => Context.Naming.RunOf(backup) is not null || Context.Naming.IsAdopted(backup);

    public bool IsAvailableOwn(Backup backup) => backup.Status == BackupStatus.Available && IsOwn(backup);

    public bool IsOrphan(Backup backup) => Context.ListedTables?.Contains(backup.Table) == false;

    /// <summary>A text that tells copies of one run from other runs.</summary>
    public string RunKey(Backup backup) => Context.Naming.RunOf(backup)?.ToString() ?? backup.Arn;

    /// <summary>The AVAILABLE own backups, by incarnation of their table.</summary>
    public IEnumerable<Backup[]> Groups() =>
        Backups.Where(IsAvailableOwn).GroupBy(backup => (backup.Table, backup.TableId)).Select(group => group.ToArray());

    public bool HoldsRun(IEnumerable<Backup> group) => group.Any(backup => Context.Naming.RunOf(backup) == Context.Run);

    public static IOrderedEnumerable<Backup> NewestFirst(IEnumerable<Backup> backups) =>
        backups.OrderByDescending(backup => backup.CreatedAt).ThenByDescending(backup => backup.Arn, StringComparer.Ordinal);

    /// <summary>For the report of a law that fails.</summary>
    public string Print() => string.Join('\n', Decide().Select(decision =>
        $"{decision.Backup.Arn} {decision.Backup.Name} {decision.Backup.Table}/{decision.Backup.TableId} "
        + $"{decision.Backup.CreatedAt:O} {decision.Backup.Status} {decision.Backup.Kind} {decision.Verdict}: {decision.Why}")
        .Prepend($"policy {Policy}, run {Context.Run}, now {Now:O}, "
            + $"listed {(Context.ListedTables is null ? "unknown" : string.Join(' ', Context.ListedTables))}, orphans {Context.OrphanRetention}")
        .Prepend(string.Empty));
}
