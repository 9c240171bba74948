using BackupScheduler.Core;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Batches;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Functions.Review;

/// <summary>Lists for a review, at the rate that AWS allows, and keeps only what can matter.</summary>
internal sealed class ReviewListing(FunctionSettings settings, HandlerPorts ports)
{
    /// <summary>The whole account in bulk; null when that is more than the page limit or the time allows.</summary>
    public async Task<ListedBackups?> ListBackupsAsync(IBackupStore store, ReviewContext review)
    {
        var own = new List<Backup>();
        var (foreign, pages) = (0, 0);
        var pacer = new RatePacer(settings.Limits.ListRate, ports.Time);
        var query = review.Item.Look == 1 ? new BackupQuery() : BackupQuery.Since(review.Item.Run);
        await foreach (var page in pacer.PaceAsync(store.ListBackupsAsync(query, review.Work.Cancellation), review.Work.Cancellation))
        {
            if (++pages > settings.Limits.ReviewPageLimit || review.Work.Invocation.IsEnding) return null;
            var before = own.Count;
            // Foreign backups may be many and are never acted on: not holding them keeps the memory small.
            own.AddRange(page.Where(backup => IsOurs(backup, review)));
            foreign += page.Count - (own.Count - before);
        }

        return new ListedBackups(own, foreign);
    }

    /// <summary>One table's backups.</summary>
    public async Task<ListedBackups> ListBackupsAsync(
        IBackupStore store, TableName table, ReviewContext review, RatePacer pacer)
    {
        var own = new List<Backup>();
        var foreign = 0;
        var query = review.Item.Look == 1 ? new BackupQuery(table) : BackupQuery.Since(review.Item.Run, table);
        var pages = store.ListBackupsAsync(query, review.Work.Cancellation);
        await foreach (var page in pacer.PaceAsync(pages, review.Work.Cancellation))
        {
            var before = own.Count;
            own.AddRange(page.Where(backup => IsOurs(backup, review)));
            foreign += page.Count - (own.Count - before);
        }

        return new ListedBackups(own, foreign);
    }

    /// <summary>All tables, in the service's order, each once.</summary>
    public static async Task<IReadOnlyList<TableName>> ListTablesAsync(IBackupStore store, CancellationToken cancellation)
    {
        var tables = new List<TableName>();
        await foreach (var page in store.ListTablesAsync(after: null, cancellation)) tables.AddRange(page);
        return [.. tables.Distinct()];
    }

    // An answer about another account or Region (a client that signs wrongly) would verify, and delete, the wrong backups.
    private bool IsOurs(Backup backup, ReviewContext review)
    {
        if (settings.Naming.RunOf(backup) is null && !settings.Naming.IsAdopted(backup)) return false;
        return BackupArn.Parse(backup.Arn) is { } arn && arn.Scope == review.Item.Scope
            ? true
            : throw new ServiceFailureException(
                FailureKind.Other, "WrongScope", $"the listing of {review.Item.Scope} holds {Given.Show(backup.Arn)}");
    }
}

/// <summary>What a listing found.</summary>
/// <param name="Own">Own and adopted backups.</param>
/// <param name="Foreign">How many others.</param>
internal sealed record ListedBackups(IReadOnlyList<Backup> Own, int Foreign);
