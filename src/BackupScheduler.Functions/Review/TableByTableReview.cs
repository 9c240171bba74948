using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Review;

/// <summary>
/// A review that lists one table's backups at a time, behind a bookmark: for accounts whose backups are too many to list at
/// once, and for deletions that did not fit the queue's delay. Tables that are gone are not seen here, and lose nothing.
/// </summary>
internal sealed class TableByTableReview(FunctionSettings settings, HandlerPorts ports)
{
    private readonly ReviewListing _listing = new(settings, ports);
    private readonly ReviewActions _actions = new(settings, ports);

    public async Task RunAsync(ReviewContext review)
    {
        var store = ports.Stores.Open(review.Item.Scope);
        var bookmark = TableName.TryParse(review.Item.After, out var after) ? after : (TableName?)null;
        var pacer = new RatePacer(settings.Limits.ListRate, ports.Time);
        var rows = new List<TableReview>();
        var (deletions, foreign) = (0, 0);
        await foreach (var page in store.ListTablesAsync(bookmark, review.Work.Cancellation))
        {
            foreach (var table in page)
            {
                if (review.Work.Invocation.IsEnding || deletions >= DeletionCut.Capacity(settings.Limits.DeleteRate))
                {
                    await _actions.ActAsync(review, new DeletionCut(rows, LastOf(rows, review)), foreign);
                    return;
                }

                var listed = await ListAsync(store, table, review, pacer);
                var row = Decide(review, table, listed).WithoutKeeps();
                rows.Add(row);
                deletions += row.Deletions.Count;
                foreign += listed.Foreign;
            }
        }

        await _actions.ActAsync(review, new DeletionCut(rows, null), foreign);
    }

    // A table that is not selected has no backup of this run and loses nothing: its listing would be a call for nothing.
    private async Task<ListedBackups> ListAsync(IBackupStore store, TableName table, ReviewContext review, RatePacer pacer) =>
        review.Rules.Selection.Selects(review.Item.Scope, table)
            ? await _listing.ListBackupsAsync(store, table, review, pacer)
            : new ListedBackups();

    private static TableReview Decide(ReviewContext review, TableName table, ListedBackups listed)
    {
        var facts = new ReviewFacts(review.Item.Scope, review.Item.Run, [table], TablesAreComplete: false, listed.Own);
        return AccountReview.Decide(facts, review.Rules, review.MayPrune, review.Work.Now).Single(row => row.IsListed);
    }

    private static string LastOf(List<TableReview> rows, ReviewContext review) =>
        rows.Count > 0 ? rows[^1].Table.Value : review.Item.After ?? "";
}
