using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Logging;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tables;

namespace BackupScheduler.Functions.Review;

/// <summary>
/// ReviewAccount: verifies the run in an account and Region, sends again what is missing, prunes at the first look, and
/// looks again until all is AVAILABLE or the looks are used up. In bulk where it can, table by table where it must.
/// </summary>
internal sealed class AccountReviewing(FunctionSettings settings, HandlerPorts ports)
{
    private readonly SelectionReading _selections = new(settings, ports);
    private readonly ReviewListing _listing = new(settings, ports);
    private readonly TableByTableReview _tableByTable = new(settings, ports);
    private readonly ReviewActions _actions = new(settings, ports);

    public async Task RunAsync(ReviewAccount item, WorkContext work)
    {
        var selection = await _selections.ReadAsync(item, item.Tables, work);
        var isOvertaken = Supersession.ByAge(settings.Schedule, item.Run, work.Now) is not null;
        var review = new ReviewContext(item, work, settings, selection, isOvertaken);
        if (review.IsPruningPutOff)
        {
            ports.Metrics.Count(Metric.PruningPutOff, 1, item.Scope);
            if (work.IsRepeated) ports.Log.NotPrunedAgain(review.Where);
            if (!selection.AreTagsKnown) ports.Log.NotPrunedWithoutTags(review.Where);
        }

        if (item.After is null) await InBulkAsync(review);
        else await _tableByTable.RunAsync(review);
    }

    private async Task InBulkAsync(ReviewContext review)
    {
        var store = ports.Stores.Open(review.Item.Scope);
        if (await _listing.ListBackupsAsync(store, review) is not { } listed)
        {
            ports.Log.GoingTableByTable(review.Where, settings.Limits.ReviewPageLimit);
            await _actions.GoTableByTableAsync(review);
            return;
        }

        var tables = await ReviewListing.ListTablesAsync(store, review.Work.Cancellation);
        // An operator who named tables did not ask about others, those that are gone included.
        var facts = new ReviewFacts(
            review.Item.Scope, review.Item.Run, tables, TablesAreComplete: review.Item.Tables is null, listed.Own);
        var rows = AccountReview.DecideEach(facts, review.Rules, review.MayPrune, review.Work.Now);
        var cut = DeletionCut.Of(rows.Select(row => row.WithoutKeeps()), settings.Limits.DeleteRate);
        var unfinished = cut.Rows.Count(row => row.State is TableState.Missing or TableState.Creating);
        if (ReviewPatience.IsToWait(cut.Rows.Count(row => row.State is not null), unfinished, review.Item.Awaited, review.Patience))
        {
            await _actions.WaitAsync(review, unfinished);
            return;
        }

        // The parts that follow list their tables again, the selected ones, and count what is foreign there.
        var countedLater = cut.Later.Sum(listed.ForeignOf);
        await _actions.ActAsync(review, cut, listed.Foreign - countedLater);
    }
}
