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
        var listed = new ListedBackups();
        var pages = 0;
        var pacer = new RatePacer(settings.Limits.ListRate, ports.Time);
        var query = review.Item.Look == 1 ? new BackupQuery() : BackupQuery.Since(review.Item.Run);
        await foreach (var page in pacer.PaceAsync(store.ListBackupsAsync(query, review.Work.Cancellation), review.Work.Cancellation))
        {
            if (++pages > settings.Limits.ReviewPageLimit || review.Work.Invocation.IsEnding) return null;
            Take(page, listed, review);
        }

        return listed;
    }

    /// <summary>One table's backups.</summary>
    public async Task<ListedBackups> ListBackupsAsync(
        IBackupStore store, TableName table, ReviewContext review, RatePacer pacer)
    {
        var listed = new ListedBackups();
        var query = review.Item.Look == 1 ? new BackupQuery(table) : BackupQuery.Since(review.Item.Run, table);
        var pages = store.ListBackupsAsync(query, review.Work.Cancellation);
        await foreach (var page in pacer.PaceAsync(pages, review.Work.Cancellation)) Take(page, listed, review);
        return listed;
    }

    /// <summary>One table's backups, all of them, whatever they are.</summary>
    public async Task<IReadOnlyList<Backup>> ListTableAsync(IBackupStore store, TableName table, CancellationToken cancellation)
    {
        var listed = new List<Backup>();
        var pacer = new RatePacer(settings.Limits.ListRate, ports.Time);
        await foreach (var page in pacer.PaceAsync(store.ListBackupsAsync(new BackupQuery(table), cancellation), cancellation)) listed.AddRange(page);
        return listed;
    }

    /// <summary>All tables, in the service's order, each once.</summary>
    public static async Task<IReadOnlyList<TableName>> ListTablesAsync(IBackupStore store, CancellationToken cancellation)
    {
        var tables = new List<TableName>();
        await foreach (var page in store.ListTablesAsync(after: null, cancellation)) tables.AddRange(page);
        return [.. tables.Distinct()];
    }

    private void Take(IReadOnlyList<Backup> page, ListedBackups listed, ReviewContext review)
    {
        foreach (var backup in page)
        {
            if (OwnBackups.IsOurs(backup, settings.Naming, review.Item.Scope)) listed.AddOwn(backup);
            else listed.AddForeign(backup.Table);
        }
    }
}

/// <summary>Tells the own and adopted backups of a listing from the others, for reviews and for what foretells them.</summary>
public static class OwnBackups
{
    /// <summary>Whether retention may act on it. An answer about another account or Region (a client that signs wrongly) would verify, and delete, the wrong backups.</summary>
    /// <param name="backup">A backup that was listed.</param>
    /// <param name="naming">What own backups are called.</param>
    /// <param name="scope">What was to be listed.</param>
    /// <exception cref="ServiceFailureException">It would be ours, and lies in another account or Region.</exception>
    public static bool IsOurs(Backup backup, BackupNaming naming, TableScope scope)
    {
        if (naming.RunOf(backup) is null && !naming.IsAdopted(backup)) return false;
        return BackupArn.Parse(backup.Arn) is { } arn && arn.Scope == scope
            ? true
            : throw new ServiceFailureException(FailureKind.Other, "WrongScope", $"the listing of {scope} holds {Given.Show(backup.Arn)}");
    }
}

/// <summary>What a listing found: own and adopted backups, and how many others of each table. Those may be many and are never acted on: not holding them keeps the memory small.</summary>
internal sealed class ListedBackups
{
    private readonly Dictionary<TableName, int> _foreign = [];

    public BackupCollection Own { get; } = new();

    public int Foreign { get; private set; }

    public void AddOwn(Backup backup) => Own.Add(backup);

    public void AddForeign(TableName table)
    {
        Foreign++;
        _foreign[table] = _foreign.GetValueOrDefault(table) + 1;
    }

    public int ForeignOf(TableName table) => _foreign.GetValueOrDefault(table);
}
