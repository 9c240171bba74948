using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Status;

/// <summary>What the vault holds of every table, as far as its folders could be listed.</summary>
internal sealed class VaultCopies
{
    private static readonly Dictionary<TableName, TableStanding> s_none = [];
    private readonly Dictionary<TableScope, Dictionary<TableName, TableStanding>> _copies = [];
    private readonly HashSet<string> _unread = [];
    private bool _isKnown;

    private VaultCopies()
    {
    }

    /// <summary>Why not all of it could be read; null where it was, or there is none.</summary>
    public StatusFailure? Failure { get; private set; }

    /// <summary>The copies of an account's tables in a Region; null where nothing is known of them.</summary>
    public IReadOnlyDictionary<TableName, TableStanding>? In(TableScope scope) =>
        !_isKnown || _unread.Contains(scope.Account.Value) ? null : _copies.GetValueOrDefault(scope, s_none);

    /// <summary>Lists the vault's folders; nothing is opened.</summary>
    /// <param name="world">The vault, and what is configured.</param>
    /// <param name="asked">Which part of it is asked for.</param>
    /// <param name="rpo">The oldest that a newest restorable time may be.</param>
    /// <param name="progress">Where it tells how far it is.</param>
    /// <param name="cancellation">Ends the listing.</param>
    public static async Task<VaultCopies> ReadAsync(
        StatusWorld world, VaultOptions asked, TimeSpan rpo, Progress progress, CancellationToken cancellation)
    {
        var copies = new VaultCopies();
        if (world.Vault is not { } vault) return copies;
        try
        {
            var walked = await new VaultWalk(vault, asked, progress).RunAsync(cancellation);
            copies.Take(new VaultReview(rpo, world.Settings.Tables, world.Now).Judge(walked.Tables), walked);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            copies.Failure = StatusFailures.Of(e);
        }

        return copies;
    }

    private void Take(IReadOnlyList<TableStanding> standings, WalkedVault walked)
    {
        _isKnown = true;
        foreach (var standing in standings.Where(standing => standing.State != StandingState.Former))
        {
            var prefix = standing.Holding.Prefix;
            if (!_copies.TryGetValue(prefix.Scope, out var tables)) _copies[prefix.Scope] = tables = [];
            tables[prefix.Table] = standing;
        }

        if (walked.Failures.Count == 0) return;
        // What could not be listed may hold the copies of any table of its account.
        foreach (var folder in walked.UnreadFolders) _unread.Add(folder.Split('/')[0]);
        Failure = new StatusFailure("NotAllListed", StatusFailures.Inert(walked.Failures.Count == 1
            ? walked.Failures[0]
            : FormattableString.Invariant($"{walked.Failures.Count} folders, the first of them {walked.Failures[0]}")));
    }
}
