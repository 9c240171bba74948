using BackupScheduler.Cli.InProcess;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Run.InProcess;

/// <summary>What a run in this process came to.</summary>
/// <param name="Scopes">By account and Region.</param>
/// <param name="Letters">The dead letters, each with whether the dead-letter queue has it; null where there is none.</param>
/// <param name="Errors">Why it is not all well; one line each.</param>
/// <param name="IsInterrupted">Whether it was ended before all was done.</param>
internal sealed record InProcessResult(
    IReadOnlyList<InProcessScope> Scopes, IReadOnlyList<(DeadLetter Letter, bool? Sent)> Letters, IReadOnlyList<string> Errors, bool IsInterrupted)
{
    public static InProcessResult Of(
        RunSetup setup, RunPlan plan, RecordingStores stores, CountingMetrics metrics, IReadOnlyList<(DeadLetter Letter, bool? Sent)> letters, bool isInterrupted)
    {
        var scopes = plan.Items.Select(item => InProcessScope.Of(item, stores.RecordOf(item.Scope), metrics, letters)).ToList();
        var errors = letters.Select(letter => Describe(letter.Letter, letter.Sent)).ToList();
        if (isInterrupted) errors.Insert(0, "interrupted: what had begun may still take effect, the rest is left undone");
        errors.AddRange(scopes.SelectMany(scope => scope.Undone(isInterrupted)));
        if (scopes.All(scope => scope.IsListed || scope.IsRegionUnavailable))
            errors.AddRange(TablesAskedFor.Check(setup, [.. scopes.Select(scope => new ScopeTables(scope.Scope, scope.Listed, stores.RecordOf(scope.Scope).Selection))]));
        return new InProcessResult(scopes, letters, errors, isInterrupted);
    }

    private static string Describe(DeadLetter letter, bool? sent)
    {
        var place = string.Join('/', new[] { letter.Account?.Value, letter.Region?.Value, letter.Table?.Value }.OfType<string>());
        var where = sent switch { true => " (in the dead-letter queue)", false => " (could not be sent to the dead-letter queue)", null => "" };
        return $"{place}: {letter.ErrorCode}: {letter.ErrorMessage}{where}";
    }
}

/// <summary>One account and Region of a run in this process.</summary>
/// <param name="Scope">The account and Region.</param>
/// <param name="Tables">The selected tables, with how far each came.</param>
/// <param name="Listed">All its tables.</param>
internal sealed record InProcessScope(
    TableScope Scope, IReadOnlyList<(TableName Table, TableProgress Progress)> Tables, IReadOnlyList<TableName> Listed)
{
    /// <summary>Whether its tables are known at all.</summary>
    public bool IsListed { get; private init; }

    /// <summary>Not enabled for the account, or closed: reported, and no failure.</summary>
    public bool IsRegionUnavailable { get; private init; }

    public int BackedUp => Tables.Count(table => table.Progress != TableProgress.None);

    public int Verified => Tables.Count(table => table.Progress == TableProgress.Verified);

    public int Missing => Tables.Count - Verified;

    /// <summary>Backups deleted; null for a run that does not prune.</summary>
    public long? Pruned { get; private init; }

    /// <summary>Own backups that stay, told by the review; null for a run that does not prune.</summary>
    public long? Kept { get; private init; }

    /// <summary>Deletions that the brake left to later runs; null for a run that does not prune.</summary>
    public long? Braked { get; private init; }

    /// <summary>Deletions that came too late, and were not made; null for a run that does not prune.</summary>
    public long? Stale { get; private init; }

    /// <summary>Looks that left pruning to the next run; null for a run that does not prune.</summary>
    public long? PruningPutOff { get; private init; }

    /// <summary>Backups that are not ours.</summary>
    public long Foreign { get; private init; }

    /// <summary>The tables' tags should have excluded some, and could not be read: none was excluded, and nothing deleted.</summary>
    public bool AreTagsUnreadable { get; private init; }

    /// <summary>The error codes of the dead letters about it.</summary>
    public IReadOnlyList<string> Failures { get; private init; } = [];

    public static InProcessScope Of(
        BackUpAccount item, ScopeRecord record, CountingMetrics metrics, IReadOnlyList<(DeadLetter Letter, bool? Sent)> letters)
    {
        long? IfPruning(Metric metric) => item.Prune ? metrics.Of(metric, item.Scope) : null;
        var ofScope = letters.Select(letter => letter.Letter).Where(letter => letter.Account == item.Account && letter.Region == item.Region);
        return new InProcessScope(item.Scope, record.Selected(), record.Tables())
        {
            IsListed = record.IsListed,
            IsRegionUnavailable = metrics.Of(Metric.RegionUnavailable, item.Scope) > 0,
            Pruned = IfPruning(Metric.Pruned),
            Kept = IfPruning(Metric.Kept),
            Braked = IfPruning(Metric.Braked),
            Stale = IfPruning(Metric.Stale),
            PruningPutOff = IfPruning(Metric.PruningPutOff),
            Foreign = metrics.Of(Metric.Foreign, item.Scope),
            AreTagsUnreadable = metrics.Of(Metric.TagsUnreadable, item.Scope) > 0,
            Failures = [.. ofScope.Select(letter => letter.ErrorCode)],
        };
    }

    /// <summary>One line for each table that is not backed up and verified, and for pruning that was not done; one alone where the tables are not known.</summary>
    public IEnumerable<string> Undone(bool isInterrupted)
    {
        if (!IsListed && !IsRegionUnavailable && (Failures.Count == 0 || isInterrupted)) yield return $"{Scope}: its tables were not listed to the end";
        if (AreTagsUnreadable) yield return $"{Scope}: the tables' tags cannot be read: no table was excluded by tag, and nothing deleted";
        if (Stale > 0) yield return $"{Scope}: {Stale} stale deletions were not made; the next run that prunes catches up";
        if (PruningPutOff > 0) yield return $"{Scope}: pruning was left to the next run";
        foreach (var (table, progress) in Tables)
        {
            if (progress == TableProgress.Created) yield return $"{Scope}/{table}: asked to be backed up, not seen AVAILABLE";
            else if (progress == TableProgress.None) yield return $"{Scope}/{table}: {(isInterrupted ? "not confirmed" : "not backed up")}";
        }
    }
}
