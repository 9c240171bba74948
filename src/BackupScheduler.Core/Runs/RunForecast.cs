using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Runs;

/// <summary>
/// What the review of a run will decide if every backup of the run succeeds: the review's own decision over the backups that
/// are there and those that the run would add.
/// </summary>
public static class RunForecast
{
    /// <summary>
    /// The tables whose ids must be known for <see cref="Decide"/>: those that would lose backups if each incarnation were
    /// the present one. What an incarnation that is gone has left stays.
    /// </summary>
    /// <param name="facts">What is there now.</param>
    /// <param name="rules">What holds.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlyList<TableName> TablesToIdentify(ReviewFacts facts, ReviewRules rules, DateTimeOffset now)
    {
        var ids = OwnBackups(facts, rules).ToLookup(backup => backup.Table, backup => backup.TableId);
        var ifAny = Selected(facts, rules)
            .SelectMany(table => ids[table].Distinct().Select((id, i) => Expected(facts, rules, table, id, now, i)));
        return
        [
            .. AccountReview.Decide(facts with { Backups = [.. facts.Backups, .. ifAny] }, rules, prune: true, now)
                .Where(row => row.IsListed && row.Deletions.Count > 0)
                .Select(row => row.Table),
        ];
    }

    /// <summary>Decides about each table as <see cref="AccountReview.Decide"/> does; the backups that the run would add are not among what stays.</summary>
    /// <param name="facts">What is there now.</param>
    /// <param name="ids">The present ids of the tables that <see cref="TablesToIdentify"/> names.</param>
    /// <param name="rules">What holds.</param>
    /// <param name="prune">Whether the run prunes.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlyList<TableReview> Decide(
        ReviewFacts facts, IReadOnlyDictionary<TableName, string?> ids, ReviewRules rules, bool prune, DateTimeOffset now)
    {
        // A listing that tells no ids will tell none of the new backup either.
        var tellsIds = OwnBackups(facts, rules).Where(backup => !string.IsNullOrEmpty(backup.TableId)).Select(backup => backup.Table).ToHashSet();
        var expected = Selected(facts, rules)
            .Select(table => Expected(facts, rules, table, tellsIds.Contains(table) ? ids.GetValueOrDefault(table) : null, now))
            .ToList();
        var arns = expected.Select(backup => backup.Arn).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. AccountReview.Decide(facts with { Backups = [.. facts.Backups, .. expected] }, rules, prune, now)
                .Select(row => row with { Keeps = [.. row.Keeps.Where(decision => !arns.Contains(decision.Backup.Arn))] }),
        ];
    }

    private static IEnumerable<TableName> Selected(ReviewFacts facts, ReviewRules rules) =>
        facts.Tables.Where(table => rules.Selection.Selects(facts.Scope, table));

    private static IEnumerable<Backup> OwnBackups(ReviewFacts facts, ReviewRules rules) =>
        facts.Backups.Where(backup => rules.Naming.RunOf(backup) is not null || rules.Naming.IsAdopted(backup));

    private static Backup Expected(
        ReviewFacts facts, ReviewRules rules, TableName table, string? id, DateTimeOffset now, int number = 0) => new(
        $"arn:aws:dynamodb:{facts.Scope.Region}:{facts.Scope.Account}:table/{table}/backup/expected-{number}",
        rules.Naming.NameFor(facts.Run),
        table,
        id,
        now,
        BackupStatus.Available);
}
