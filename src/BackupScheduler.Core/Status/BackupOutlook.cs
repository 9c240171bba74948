using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Status;

/// <summary>What the next run's review will do about each backup of one table: the review's own decision, as <c>run --dry-run --prune</c> foretells it.</summary>
public static class BackupOutlook
{
    /// <summary>Every backup with its verdict, the newest first.</summary>
    /// <param name="facts">The table, if it is there, and all backups of its name, whoever made them.</param>
    /// <param name="id">The present table's id; null where it is not known, or the table is gone.</param>
    /// <param name="rules">What holds.</param>
    /// <param name="mayPrune">Whether enough is known to delete anything: not where tags could not be read.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlyList<BackupDetail> Of(ReviewFacts facts, string? id, ReviewRules rules, bool mayPrune, DateTimeOffset now)
    {
        var ids = facts.Tables.ToDictionary(table => table, _ => id);
        var decisions = RunForecast.Decide(facts, ids, rules, mayPrune, now)
            .SelectMany(row => row.Deletions.Concat(row.Keeps))
            .ToDictionary(decision => decision.Backup.Arn, StringComparer.Ordinal);
        return
        [
            .. facts.Backups.DistinctBy(backup => backup.Arn)
                .OrderByDescending(backup => backup.CreatedAt).ThenByDescending(backup => backup.Arn, StringComparer.Ordinal)
                .Select(backup => Describe(backup, BackupOrigins.Of(backup, rules.Naming), decisions.GetValueOrDefault(backup.Arn), rules, mayPrune)),
        ];
    }

    private static BackupDetail Describe(Backup backup, BackupOrigin origin, RetentionDecision? decision, ReviewRules rules, bool mayPrune)
    {
        var (verdict, why) = origin switch
        {
            BackupOrigin.System => (RetentionVerdict.Ignore, "made by DynamoDB when the table was deleted: AWS removes it after 35 days"),
            BackupOrigin.AwsBackup => (RetentionVerdict.Ignore, "a recovery point of AWS Backup: its own plan decides"),
            BackupOrigin.Foreign => (RetentionVerdict.Ignore, "foreign"),
            _ when decision is not null => (decision.Verdict, decision.Why),
            _ => (RetentionVerdict.Keep, mayPrune ? "left to a later run" : "nothing is deleted without knowing the tags"),
        };
        return new BackupDetail(backup, origin, origin == BackupOrigin.Own ? rules.Naming.RunOf(backup) : null, verdict, why);
    }
}
