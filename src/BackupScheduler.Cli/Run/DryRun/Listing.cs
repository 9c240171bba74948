using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Run.DryRun;

/// <summary>What is there now: everything that a review would list, at the rate that AWS allows.</summary>
/// <param name="Facts">The tables, and the own backups.</param>
/// <param name="Foreign">The others.</param>
internal sealed record Listing(ReviewFacts Facts, ForeignBackups Foreign)
{
    public static async Task<Listing> ReadAsync(
        IBackupStore store, BackUpAccount item, FunctionSettings settings, bool nameForeign, CancellationToken cancellation)
    {
        var own = new List<Backup>();
        var foreign = new List<Backup>();
        var (pages, foreignCount) = (0, 0);
        var pacer = new RatePacer(settings.Limits.ListRate, TimeProvider.System);
        await foreach (var page in pacer.PaceAsync(store.ListBackupsAsync(new BackupQuery(), cancellation), cancellation))
        {
            pages++;
            var before = own.Count;
            own.AddRange(page.Where(backup => IsOwn(backup, settings.Naming)));
            foreignCount += page.Count - (own.Count - before);
            if (nameForeign) foreign.AddRange(page.Where(backup => !IsOwn(backup, settings.Naming)));
        }

        var tables = new List<TableName>();
        await foreach (var page in store.ListTablesAsync(after: null, cancellation)) tables.AddRange(page);
        // As in a review: whoever named tables did not ask about others, and a listing that is too long is not taken as a whole.
        var isComplete = item.Tables is null && pages <= settings.Limits.ReviewPageLimit;
        return new Listing(
            new ReviewFacts(item.Scope, item.Run, [.. tables.Distinct()], isComplete, own), new ForeignBackups(foreignCount, foreign));
    }

    private static bool IsOwn(Backup backup, BackupNaming naming) => naming.RunOf(backup) is not null || naming.IsAdopted(backup);
}
