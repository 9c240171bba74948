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
    public static IReadOnlyList<TableReview> Decide(ReviewFacts facts, ReviewRules rules, bool prune, DateTimeOffset now)
    {
        var selected = facts.Tables.Where(table => rules.Selection.Selects(facts.Scope, table)).ToList();
        var states = RunReview.Judge(facts.Run, selected, facts.Backups, rules.Naming)
            .ToDictionary(verdict => verdict.Table, verdict => verdict.State);
        var decisions = prune ? ApplyRetention(facts, rules, now) : [];
        var byTable = decisions.Where(decision => decision.Verdict != RetentionVerdict.Ignore)
            .ToLookup(decision => decision.Backup.Table);
        var listed = facts.Tables.ToHashSet();
        var gone = byTable.Select(group => group.Key).Where(table => !listed.Contains(table)).Order();
        return
        [
            .. gone.Select(table => Review(table, isListed: false, state: null, byTable[table])),
            .. facts.Tables.Select(table => states.TryGetValue(table, out var state)
                ? Review(table, isListed: true, state, byTable[table])
                : Review(table, isListed: true, state: null, byTable[table].Select(Spare))),
        ];
    }

    private static IReadOnlyList<RetentionDecision> ApplyRetention(ReviewFacts facts, ReviewRules rules, DateTimeOffset now)
    {
        var overtaken = Overtaken(facts, rules);
        var context = new RetentionContext(
            facts.Scope,
            facts.Run,
            rules.Naming,
            facts.TablesAreComplete ? facts.Tables.ToHashSet() : null,
            rules.OrphanRetention);
        var decisions = RetentionPolicy.Apply(
            [.. facts.Backups.Where(backup => !overtaken.Contains(backup.Table))], rules.Retention, context, now);
        return RetentionBrake.Apply(decisions, rules.MaxDeletionsPerTable).Decisions;
    }

    // A later run decides about a table as soon as it has backed it up, whether or not the table is selected now.
    private static HashSet<TableName> Overtaken(ReviewFacts facts, ReviewRules rules) =>
    [
        .. facts.Backups
            .Where(backup => RunReview.IsOfALaterRun(backup, facts.Run, rules.Naming))
            .Select(backup => backup.Table),
    ];

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
