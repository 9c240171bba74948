using System.Collections.Concurrent;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;

namespace BackupScheduler.Cli.Run.DryRun;

/// <summary>Looks at accounts and Regions through their member roles and tells what a run would do. Only lists and describes.</summary>
internal sealed class Forecasting(
    FunctionSettings settings, IBackupStores stores, ITableIdentities identities, ITableTags tags, Patience patience, bool nameForeign)
{
    private const int IdsAtATime = 8;

    /// <summary>One account and Region. A failure is part of the answer; only cancellation is thrown.</summary>
    public async Task<ScopeForecast> OfAsync(BackUpAccount item, CancellationToken cancellation)
    {
        try
        {
            var listing = await Listing.ReadAsync(stores.Open(item.Scope), item, settings, nameForeign, patience, cancellation);
            var (selection, tagsFailure) = await SelectAsync(item, cancellation);
            var rules = settings.ReviewRulesFor(selection);
            // As in a review: a table that its tags would exclude, had they been read, must not lose its history.
            var prune = item.Prune && tagsFailure is null;
            var now = patience.Time.GetUtcNow();
            var ids = prune ? await FindIdsAsync(item.Scope, RunForecast.TablesToIdentify(listing.Facts, rules, now), cancellation) : [];
            var rows = RunForecast.Decide(listing.Facts, ids, rules, prune, now);
            return Describe(item, listing, rules, rows, tagsFailure);
        }
        catch (ServiceFailureException e)
        {
            return new ScopeForecast(item.Scope) { Failure = ScopeFailure.Of(e) };
        }
    }

    private async Task<(TableSelection Selection, ScopeFailure? TagsFailure)> SelectAsync(BackUpAccount item, CancellationToken cancellation)
    {
        var selection = settings.Tables.NarrowedTo(item.Tables);
        if (selection.ExcludeTags.Count == 0) return (selection, null);
        try
        {
            return (selection.WithTags(await patience.TryAsync(() => ListTagsAsync(item.Scope, selection.ExcludeTags, cancellation), cancellation)), null);
        }
        catch (ServiceFailureException e) when (e.Kind != FailureKind.RoleUnavailable)
        {
            return (selection, ScopeFailure.Of(e));
        }
    }

    private async Task<List<TaggedTable>> ListTagsAsync(TableScope scope, IReadOnlyList<TagRule> rules, CancellationToken cancellation)
    {
        var tagged = new List<TaggedTable>();
        await foreach (var page in tags.ListAsync(scope, rules, cancellation)) tagged.AddRange(page);
        return tagged;
    }

    private async Task<Dictionary<TableName, string?>> FindIdsAsync(
        TableScope scope, IReadOnlyList<TableName> tables, CancellationToken cancellation)
    {
        var ids = new ConcurrentDictionary<TableName, string?>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = IdsAtATime, CancellationToken = cancellation };
        await Parallel.ForEachAsync(tables, options, async (table, token) =>
            ids[table] = await patience.TryAsync(() => identities.FindIdAsync(scope, table, token), token));
        return new Dictionary<TableName, string?>(ids);
    }

    private static ScopeForecast Describe(
        BackUpAccount item, Listing listing, ReviewRules rules, IReadOnlyList<TableReview> rows, ScopeFailure? tagsFailure)
    {
        var verdicts = listing.Facts.Tables.Select(table => (Table: table, Verdict: rules.Selection.Decide(item.Scope, table))).ToList();
        var deletes = rows.SelectMany(row => row.Deletions).ToList();
        var deleted = deletes.Select(decision => decision.Backup.Arn).ToHashSet(StringComparer.Ordinal);
        var kept = rows.SelectMany(row => row.Keeps).ToDictionary(decision => decision.Backup.Arn, decision => decision.Why, StringComparer.Ordinal);
        var otherwise = (item.Prune, tagsFailure) switch
        {
            (false, _) => "this run does not prune",
            (_, not null) => "nothing is deleted without knowing the tags",
            _ => "left to a later run",
        };
        return new ScopeForecast(item.Scope)
        {
            Tables = listing.Facts.Tables,
            Selection = rules.Selection,
            Creates = [.. verdicts.Where(table => table.Verdict.IsSelected).Select(table => table.Table)],
            LeftOut = [.. verdicts.Where(table => !table.Verdict.IsSelected).Select(table => (table.Table, table.Verdict.Why))],
            Deletes = deletes,
            Keeps =
            [
                .. listing.Facts.Backups.Where(backup => !deleted.Contains(backup.Arn)).DistinctBy(backup => backup.Arn)
                    .Select(backup => (backup, kept.GetValueOrDefault(backup.Arn, otherwise))),
            ],
            Foreign = listing.Foreign,
            Braked = rows.Sum(row => row.Braked),
            TagsFailure = tagsFailure,
        };
    }
}
