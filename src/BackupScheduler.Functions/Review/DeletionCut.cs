using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Review;

/// <summary>The tables that one look deals with, and where the next item goes on.</summary>
/// <param name="Rows">The tables.</param>
/// <param name="ContinueBehind">A bookmark for the rest, as <see cref="ReviewAccount.After"/>; null when nothing is left.</param>
internal sealed record DeletionCut(IReadOnlyList<TableReview> Rows, string? ContinueBehind)
{
    /// <summary>The most backups that can be deleted within the queue's longest delay.</summary>
    public static int Capacity(double deleteRate) => (int)(deleteRate * Pacing.LongestDelay.TotalSeconds);

    /// <summary>The selected tables that the next item deals with.</summary>
    public IReadOnlyList<TableName> Later { get; private init; } = [];

    /// <summary>Cuts behind the last table whose deletions still fit. What is decided behind it is not held.</summary>
    public static DeletionCut Of(IEnumerable<TableReview> rows, double deleteRate)
    {
        var taken = new List<TableReview>();
        var later = new List<TableName>();
        var (deletions, behind, isFull) = (0, "", false);
        foreach (var row in rows)
        {
            // One table alone always fits, or the review would never get past it.
            isFull |= taken.Count > 0 && deletions + row.Deletions.Count > Capacity(deleteRate);
            if (isFull)
            {
                if (row.State is not null) later.Add(row.Table);
                continue;
            }

            taken.Add(row);
            deletions += row.Deletions.Count;
            if (row.IsListed) behind = row.Table.Value;
        }

        return new DeletionCut(taken, isFull ? behind : null) { Later = later };
    }
}
