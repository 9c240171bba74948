using System.Collections.Immutable;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Retention;

/// <summary>
/// Limits what one review may delete of a table, so that a wrong policy or schedule costs a few backups a run and not the
/// history. It acts after the policy: the next review decides anew.
/// </summary>
public static class RetentionBrake
{
    /// <summary>
    /// Lets at most <paramref name="maxPerTable"/> deletions of each table's name pass, the oldest; the others become
    /// <see cref="RetentionVerdict.Keep"/>. The order of the decisions stays.
    /// </summary>
    public static BrakedDecisions Apply(IReadOnlyList<RetentionDecision> decisions, int maxPerTable)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxPerTable);
        var deletions = Enumerable.Range(0, decisions.Count)
            .Where(index => decisions[index].Verdict == RetentionVerdict.Delete)
            .GroupBy(index => decisions[index].Backup.Table);
        var braked = ImmutableSortedDictionary.CreateBuilder<TableName, int>();
        var result = decisions.ToArray();
        foreach (var table in deletions)
            if (Brake(result, [.. table], maxPerTable) is > 0 and var count)
                braked[table.Key] = count;
        return new BrakedDecisions(result, braked.ToImmutable());
    }

    // Counts ARNs, as the service does: a backup that was listed twice has one verdict.
    private static int Brake(RetentionDecision[] decisions, int[] deletions, int allowed)
    {
        if (deletions.Length <= allowed) return 0;
        Array.Sort(deletions, (x, y) => OldestFirst(decisions[x], decisions[y]));
        var (arns, braked, last) = (0, 0, (string?)null);
        foreach (var index in deletions)
        {
            var isRepeated = decisions[index].Backup.Arn == last;
            last = decisions[index].Backup.Arn;
            if (!isRepeated) arns++;
            if (arns <= allowed) continue;
            if (!isRepeated) braked++;
            decisions[index] = Brake(decisions[index], allowed);
        }
        return braked;
    }

    private static RetentionDecision Brake(RetentionDecision decision, int allowed) => decision with
    {
        Verdict = RetentionVerdict.Keep,
        Reasons = [new RetentionReason(RetentionReasonKind.Braked, Limit: allowed), .. decision.Reasons],
    };

    private static int OldestFirst(RetentionDecision x, RetentionDecision y)
    {
        var order = x.Backup.CreatedAt.CompareTo(y.Backup.CreatedAt);
        return order == 0 ? string.CompareOrdinal(x.Backup.Arn, y.Backup.Arn) : order;
    }
}
