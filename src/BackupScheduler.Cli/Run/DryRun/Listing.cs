using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Review;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Run.DryRun;

/// <summary>What is there now: everything that a review would list.</summary>
/// <param name="Facts">The tables, and the own backups.</param>
/// <param name="Foreign">The others.</param>
internal sealed record Listing(ReviewFacts Facts, ForeignBackups Foreign)
{
    // The rest of the rate that AWS allows an account and Region belongs to the installed functions, which may be at work.
    private const double ShareOfRate = 0.5;

    /// <summary>Lists; each of the two listings begins anew after a passing failure.</summary>
    public static async Task<Listing> ReadAsync(
        IBackupStore store, BackUpAccount item, FunctionSettings settings, bool nameForeign, Patience patience, CancellationToken cancellation)
    {
        var pacer = new RatePacer(settings.Limits.ListRate * ShareOfRate, patience.Time);
        var backups = await patience.TryAsync(() => ListBackupsAsync(store, item, settings.Naming, nameForeign, pacer, cancellation), cancellation);
        var tables = await patience.TryAsync(() => ListTablesAsync(store, cancellation), cancellation);
        // As in a review: whoever named tables did not ask about others, and a listing that is too long is not taken as a whole.
        var isComplete = item.Tables is null && backups.Pages <= settings.Limits.ReviewPageLimit;
        return new Listing(new ReviewFacts(item.Scope, item.Run, tables, isComplete, backups.Own), backups.Foreign);
    }

    private static async Task<(List<Backup> Own, ForeignBackups Foreign, int Pages)> ListBackupsAsync(
        IBackupStore store, BackUpAccount item, BackupNaming naming, bool nameForeign, RatePacer pacer, CancellationToken cancellation)
    {
        var (own, foreign) = (new List<Backup>(), new List<Backup>());
        var (pages, foreignCount) = (0, 0);
        await foreach (var page in pacer.PaceAsync(store.ListBackupsAsync(new BackupQuery(), cancellation), cancellation))
        {
            pages++;
            foreach (var backup in page)
            {
                if (OwnBackups.IsOurs(backup, naming, item.Scope))
                {
                    own.Add(backup);
                    continue;
                }

                foreignCount++;
                if (nameForeign) foreign.Add(backup);
            }
        }

        return (own, new ForeignBackups(foreignCount, foreign), pages);
    }

    private static async Task<IReadOnlyList<TableName>> ListTablesAsync(IBackupStore store, CancellationToken cancellation)
    {
        var tables = new List<TableName>();
        await foreach (var page in store.ListTablesAsync(after: null, cancellation)) tables.AddRange(page);
        return [.. tables.Distinct()];
    }
}
