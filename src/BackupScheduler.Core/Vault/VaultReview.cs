using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Vault;

/// <summary>The pure judgement how tables' copies stand.</summary>
/// <param name="Rpo">How old the newest restorable time may be: the recovery point objective.</param>
/// <param name="Selection">Which tables are copied; the vault keeps the copies of others all the same.</param>
/// <param name="Now">The time.</param>
public sealed record VaultReview(TimeSpan Rpo, TableSelection Selection, DateTimeOffset Now)
{
    /// <summary>All incarnations, the worst first.</summary>
    public IReadOnlyList<TableStanding> Judge(IEnumerable<TableHolding> holdings)
    {
        var standings = new List<TableStanding>();
        foreach (var table in holdings.GroupBy(holding => (holding.Prefix.Scope, holding.Prefix.Table)))
        {
            var current = table.MaxBy(holding => (holding.LastCopyAt ?? DateTimeOffset.MinValue, holding.Prefix.TableId));
            standings.AddRange(table.Select(holding => Judge(holding, isCurrent: holding == current)));
        }

        return
        [
            .. standings.OrderByDescending(table => table.State).ThenByDescending(table => table.Age ?? TimeSpan.MaxValue)
                .ThenBy(table => table.Holding.Prefix.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>One incarnation.</summary>
    /// <param name="holding">What there is of it.</param>
    /// <param name="isCurrent">Whether no later incarnation of the table has copies.</param>
    public TableStanding Judge(TableHolding holding, bool isCurrent)
    {
        var chain = CopyChain.Newest(holding.Confirmed);
        var failed = holding.Failed.Where(copy => !IsMadeUpFor(copy, chain)).ToList();
        var found = Problems(holding, chain, failed).ToList();
        return new TableStanding(holding, StateOf(holding, isCurrent, found), [.. found.Select(problem => problem.Words)])
        {
            Chain = chain,
            Age = chain is null ? null : Now - chain.Reach,
            Failed = failed,
            Restorable = RestorableStretch.Of(holding.Confirmed),
        };
    }

    private StandingState StateOf(TableHolding holding, bool isCurrent, IReadOnlyList<(StandingState State, string Words)> found)
    {
        if (!isCurrent) return StandingState.Former;
        if (holding.Catalogue.Copies.Count == 0) return StandingState.Foreign;
        if (!Selection.Selects(holding.Prefix.Scope, holding.Prefix.Table)) return StandingState.LeftOut;
        return found.Select(problem => problem.State).DefaultIfEmpty(StandingState.Healthy).Max();
    }

    private IEnumerable<(StandingState State, string Words)> Problems(TableHolding holding, CopyChain? chain, IReadOnlyList<TableCopy> failed)
    {
        if (holding.Catalogue.Copies.Count == 0) yield break;
        if (chain is null)
        {
            var oldest = holding.Begun.Count > 0 ? Now - holding.Begun[0].To : TimeSpan.MaxValue;
            yield return oldest <= Rpo
                ? (StandingState.Waiting, "the first full copy is not confirmed yet")
                : (StandingState.NoFullCopy, "no full copy is confirmed: nothing can be restored");
        }
        else
        {
            // A window that is under way may still close it.
            if (CopyChain.Newest([.. holding.Confirmed.Where(copy => !copy.IsFull), chain.Full, .. holding.Begun.Where(copy => !copy.IsFull)])!.GapBefore is { } gap)
                yield return (StandingState.Gap, $"a window is missing between {chain.Reach:u} and {gap:u}");
            if (Now - chain.Reach > Rpo) yield return (StandingState.Overdue, $"copied up to {chain.Reach:u} only");
        }

        foreach (var copy in failed)
            yield return (StandingState.Failed, copy.From is { } from ? $"the window from {from:u} to {copy.To:u} failed" : $"the full copy of {copy.To:u} failed");
    }

    private static bool IsMadeUpFor(TableCopy failed, CopyChain? chain) =>
        chain is not null && (failed.IsFull ? chain.Full.To : chain.Reach) >= failed.To;
}
