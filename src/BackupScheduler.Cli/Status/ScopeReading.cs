using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Review;

namespace BackupScheduler.Cli.Status;

/// <summary>Reads an account and Region: one listing of its tables, two of its backups, one of its tags where tags exclude tables.</summary>
internal sealed class ScopeReading(StatusWorld world, ScopeRules rules)
{
    // The rest of the rate that AWS allows an account and Region belongs to the installed functions, which may be at work.
    private const double ShareOfRate = 0.5;

    /// <summary>One account and Region; a failure is part of the answer.</summary>
    /// <param name="scope">The account and Region.</param>
    /// <param name="copies">The copies of its tables; null where nothing is known of them.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ScopeStatus> OfAsync(
        TableScope scope, IReadOnlyDictionary<TableName, TableStanding>? copies, CancellationToken cancellation)
    {
        // The vault's own account is never copied to the vault.
        var isVault = world.Settings.Copies?.Vault.Account == scope.Account;
        var isOpen = false;
        try
        {
            var store = world.Backups.Open(scope);
            // Before the backups: what is made meanwhile is not there yet, and not missing.
            var tables = await world.Patience.TryAsync(() => ListTablesAsync(store, cancellation), cancellation);
            isOpen = true;
            var backups = await ListBackupsAsync(store, scope, new BackupQuery(), cancellation);
            var (selection, failure) = await SelectAsync(scope, cancellation);
            return ScopeReview.Judge(new ScopeFacts(scope, selection, tables, backups) { TagsFailure = failure, Copies = isVault ? null : copies }, isVault ? rules with { Pace = null } : rules, world.Now);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Closed is a Region whose tables cannot be listed; any call that is refused after that is one that somebody has to allow.
            var why = StatusFailures.Of(e);
            return new ScopeStatus(scope, []) { Failure = isOpen ? why with { IsRegionUnavailable = false } : why };
        }
    }

    /// <summary>Backups, whoever made them: the service tells AWS Backup's in a listing of their own alone.</summary>
    /// <exception cref="ServiceFailureException">They cannot be listed, or are another account's.</exception>
    public async Task<IReadOnlyList<Backup>> ListBackupsAsync(IBackupStore store, TableScope scope, BackupQuery query, CancellationToken cancellation)
    {
        var pacer = new RatePacer(world.Settings.Limits.ListRate * ShareOfRate, world.Patience.Time);
        var all = new List<Backup>();
        foreach (var makers in new[] { BackupMakers.UserAndSystem, BackupMakers.AwsBackup })
            all.AddRange(await world.Patience.TryAsync(() => ListAsync(store, scope, query with { Of = makers }, pacer, cancellation), cancellation));
        return all;
    }

    /// <summary>Which tables a backup is expected of, and why their tags could not be read.</summary>
    public async Task<(TableSelection Selection, StatusFailure? Failure)> SelectAsync(TableScope scope, CancellationToken cancellation)
    {
        var selection = world.Settings.Tables;
        if (selection.ExcludeTags.Count == 0) return (selection, null);
        try
        {
            return (selection.WithTags(await world.Patience.TryAsync(() => ListTagsAsync(scope, selection.ExcludeTags, cancellation), cancellation)), null);
        }
        catch (ServiceFailureException e)
        {
            return (selection, StatusFailures.Of(e));
        }
    }

    private async Task<List<Backup>> ListAsync(
        IBackupStore store, TableScope scope, BackupQuery query, RatePacer pacer, CancellationToken cancellation)
    {
        var found = new List<Backup>();
        await foreach (var page in pacer.PaceAsync(store.ListBackupsAsync(query, cancellation), cancellation))
        {
            // One of ours in another account would tell of the wrong tables, as in a review.
            foreach (var backup in page) OwnBackups.IsOurs(backup, world.Settings.Naming, scope);
            found.AddRange(page);
        }

        return found;
    }

    private static async Task<List<TableName>> ListTablesAsync(IBackupStore store, CancellationToken cancellation)
    {
        var tables = new List<TableName>();
        await foreach (var page in store.ListTablesAsync(after: null, cancellation)) tables.AddRange(page);
        return tables;
    }

    private async Task<List<TaggedTable>> ListTagsAsync(TableScope scope, IReadOnlyList<TagRule> exclude, CancellationToken cancellation)
    {
        var tagged = new List<TaggedTable>();
        await foreach (var page in world.Tags.ListAsync(scope, exclude, cancellation)) tagged.AddRange(page);
        return tagged;
    }
}
