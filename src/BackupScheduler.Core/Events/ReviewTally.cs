using BackupScheduler.Core.Runs;

namespace BackupScheduler.Core.Events;

/// <summary>
/// What a review has counted so far: later looks list too little to count what retention did at the first one, and a look that
/// goes on behind a bookmark sees a part of the tables. So the item that goes on carries it.
/// </summary>
public sealed record ReviewTally
{
    /// <summary>The most tables that are named.</summary>
    public const int MostTables = 20;

    /// <summary>Nothing counted yet.</summary>
    public static ReviewTally None { get; } = new();

    /// <summary>The counts.</summary>
    public ReviewCounts Counts { get; init; } = ReviewCounts.None;

    /// <summary>The first tables without an AVAILABLE backup of the run, as this look has seen them.</summary>
    public IReadOnlyList<UnfinishedTable> Unfinished { get; init; } = [];

    /// <summary>Whether pruning was left to the next run.</summary>
    public bool PruningPutOff { get; init; }

    /// <summary>With what one part of a look saw.</summary>
    /// <param name="rows">The tables of this part.</param>
    /// <param name="foreign">The foreign backups of this part.</param>
    /// <param name="look">Only the first look decides about retention.</param>
    /// <param name="pruningPutOff">Whether this part left pruning to the next run.</param>
    public ReviewTally With(IReadOnlyCollection<TableReview> rows, int foreign, int look, bool pruningPutOff)
    {
        var seen = Counts.Plus(ReviewCounts.OfStates(rows));
        var unfinished = rows.Where(row => row.State is TableState.Missing or TableState.Creating)
            .Select(row => new UnfinishedTable(row.Table, row.State == TableState.Missing ? UnfinishedState.Missing : UnfinishedState.Creating));
        return new ReviewTally
        {
            Counts = look == 1 ? seen.Plus(ReviewCounts.OfRetention(rows, foreign)) : seen,
            Unfinished = [.. Unfinished.Concat(unfinished).Take(MostTables)],
            PruningPutOff = PruningPutOff || pruningPutOff,
        };
    }

    /// <summary>What the next look begins with.</summary>
    public ReviewTally ForNextLook() => this with { Counts = Counts.RetentionAlone(), Unfinished = [] };

    /// <inheritdoc/>
    public bool Equals(ReviewTally? other) =>
        other is not null && Counts == other.Counts && PruningPutOff == other.PruningPutOff && Unfinished.SequenceEqual(other.Unfinished);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Counts, PruningPutOff, Unfinished.Count);
}
