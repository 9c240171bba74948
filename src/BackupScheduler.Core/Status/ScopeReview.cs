using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Status;

/// <summary>The pure judgement how an account and Region stands. The order of the facts does not matter.</summary>
public static class ScopeReview
{
    /// <summary>Judges.</summary>
    public static ScopeStatus Judge(ScopeFacts facts, ScopeRules rules, DateTimeOffset now)
    {
        var tallies = facts.Tables.Distinct().ToDictionary(table => table, _ => new TableTally(isListed: true));
        var runs = new RunTallies();
        foreach (var backup in Distinct(facts.Backups))
        {
            var origin = BackupOrigins.Of(backup, rules.Naming);
            if (!tallies.TryGetValue(backup.Table, out var tally)) tallies[backup.Table] = tally = new TableTally(isListed: false);
            tally.Add(backup, origin);
            if (origin == BackupOrigin.Own) runs.Add(backup, rules.Naming.RunOf(backup)!.Value);
        }

        var judging = new TableJudgement(facts, rules, now);
        var tables = new List<TableStatus>(tallies.Count);
        foreach (var (table, tally) in tallies)
            if (tally.IsListed || tally.HasOurs) tables.Add(judging.Judge(table, tally));
        var selected = tables.Where(table => table.IsSelected).Select(table => tallies[table.Table.Table]);
        var others = OthersOf(tallies.Values);
        return new ScopeStatus(facts.Scope, [.. tables.Order(WorstFirst.Tables)])
        {
            TagsFailure = facts.TagsFailure,
            Days = DayTallies.Of([.. selected], now),
            Runs = runs.Newest(),
            Others = others,
            Cost = tables.Aggregate(CostEstimate.OfOthers(others), (sum, table) => sum + CostEstimate.Of(table, rules.Pace)),
        };
    }

    // A backup that is listed twice, on two pages, may have moved on in between: its states come in this order.
    private static IEnumerable<Backup> Distinct(IReadOnlyCollection<Backup> backups)
    {
        var latest = new Dictionary<string, Backup>(backups.Count, StringComparer.Ordinal);
        foreach (var backup in backups)
            if (!latest.TryGetValue(backup.Arn, out var known) || (backup.Status, backup.SizeBytes ?? 0).CompareTo((known.Status, known.SizeBytes ?? 0)) > 0)
                latest[backup.Arn] = backup;
        return latest.Values.Where(backup => backup.Status != BackupStatus.Deleted);
    }

    private static OtherBackups OthersOf(IEnumerable<TableTally> tallies)
    {
        var gone = tallies.Where(tally => !tally.IsListed && !tally.HasOurs).ToList();
        return new OtherBackups(gone.Sum(tally => tally.Foreign), gone.Sum(tally => tally.System), gone.Sum(tally => tally.AwsBackup), gone.Sum(tally => tally.AllBytes));
    }
}
