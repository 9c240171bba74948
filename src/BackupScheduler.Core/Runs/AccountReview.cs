using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Runs;

/// <summary>
/// The review of a run in an account and Region, as one pure decision: what the listing verifies, and what retention lets go.
/// </summary>
public static class AccountReview
{
    /// <summary>
    /// Decides about each table: first those that are gone, by name, then the listed ones in the order of the listing.
    /// </summary>
    /// <param name="facts">What was listed.</param>
    /// <param name="rules">What holds.</param>
    /// <param name="prune">Whether anything may be deleted at all; false only verifies.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlyList<TableReview> Decide(ReviewFacts facts, ReviewRules rules, bool prune, DateTimeOffset now) =>
        [.. DecideEach(facts, rules, prune, now)];

    /// <summary>
    /// As <see cref="Decide"/>, one table at a time: no table's decision depends on another table, and a large account's need not
    /// all be in memory at once.
    /// </summary>
    /// <param name="facts">What was listed.</param>
    /// <param name="rules">What holds.</param>
    /// <param name="prune">Whether anything may be deleted at all; false only verifies.</param>
    /// <param name="now">The present.</param>
    public static IEnumerable<TableReview> DecideEach(ReviewFacts facts, ReviewRules rules, bool prune, DateTimeOffset now)
    {
        var backups = BackupCollection.Of(facts.Backups);
        var listed = facts.Tables.ToHashSet();
        var context = new RetentionContext(
            facts.Scope, facts.Run, rules.Naming, facts.TablesAreComplete ? listed : null, rules.OrphanRetention);
        if (prune)
        {
            foreach (var table in backups.Tables.Where(table => !listed.Contains(table)).Order())
                if (ApplyRetention(backups.Of(table), rules, context, now) is { Count: > 0 } decisions)
                    yield return Review(table, isListed: false, state: null, decisions);
        }

        foreach (var table in facts.Tables)
        {
            var own = backups.Of(table);
            var decisions = prune ? ApplyRetention(own, rules, context, now) : [];
            yield return rules.Selection.Selects(facts.Scope, table)
                ? Review(table, isListed: true, RunReview.Judge(facts.Run, [table], own, rules.Naming)[0].State, decisions)
                : Review(table, isListed: true, state: null, decisions.Select(Spare));
        }
    }

    // A later run decides about a table as soon as it has backed it up, whether or not the table is selected now.
    private static List<RetentionDecision> ApplyRetention(
        IReadOnlyList<Backup> ofTable, ReviewRules rules, RetentionContext context, DateTimeOffset now)
    {
        if (ofTable.Any(backup => RunReview.IsOfALaterRun(backup, context.Run, rules.Naming))) return [];
        var decisions = RetentionPolicy.Apply(ofTable, rules.Retention, context, now);
        var braked = RetentionBrake.Apply(decisions, rules.MaxDeletionsPerTable).Decisions;
        return [.. braked.Where(decision => decision.Verdict != RetentionVerdict.Ignore)];
    }

    // A table that was left out meanwhile may have been backed up in this run still: that is no reason to thin out its history.
    private static RetentionDecision Spare(RetentionDecision decision) =>
        decision with { Verdict = RetentionVerdict.Keep, Reasons = [new RetentionReason(RetentionReasonKind.NotSelected)] };

    private static TableReview Review(
        TableName table, bool isListed, TableState? state, IEnumerable<RetentionDecision> decisions)
    {
        var own = decisions.DistinctBy(decision => decision.Backup.Arn).ToList();
        return new TableReview(
            table,
            isListed,
            state,
            [.. own.Where(decision => decision.Verdict == RetentionVerdict.Delete)
                .OrderBy(decision => decision.Backup.CreatedAt)
                .ThenBy(decision => decision.Backup.Arn, StringComparer.Ordinal)],
            [.. own.Where(decision => decision.Verdict == RetentionVerdict.Keep)],
            own.Count(decision => decision.Reasons.Any(reason => reason.Kind == RetentionReasonKind.Braked)));
    }
}
