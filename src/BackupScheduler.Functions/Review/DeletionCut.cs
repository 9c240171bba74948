using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Review;

/// <summary>The tables that one look deals with, and where the next item goes on.</summary>
/// <param name="Rows">The tables.</param>
/// <param name="ContinueBehind">A bookmark for the rest, as <see cref="ReviewAccount.After"/>; null when nothing is left.</param>
internal sealed record DeletionCut(IReadOnlyList<TableReview> Rows, string? ContinueBehind)
{
    /// <summary>The most backups that can be deleted within the queue's longest delay.</summary>
    public static int Capacity(double deleteRate) => (int)(deleteRate * Pacing.LongestDelay.TotalSeconds);

    /// <summary>Cuts behind the last table whose deletions still fit.</summary>
    public static DeletionCut Of(IReadOnlyList<TableReview> rows, double deleteRate)
    {
        var (taken, deletions, behind) = (0, 0, "");
        foreach (var row in rows)
        {
            // One table alone always fits, or the review would never get past it.
            if (taken > 0 && deletions + row.Deletions.Count > Capacity(deleteRate)) return new DeletionCut([.. rows.Take(taken)], behind);
            deletions += row.Deletions.Count;
            if (row.IsListed) behind = row.Table.Value;
            taken++;
        }

        return new DeletionCut(rows, null);
    }
}
