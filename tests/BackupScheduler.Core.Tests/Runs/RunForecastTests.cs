using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class RunForecastTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");
    private static readonly DateTimeOffset Now = Run.Time.AddSeconds(5);
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));
    private static readonly string[] Names = ["alpha", "bravo", "gone"];

    private static readonly ReviewRules KeepTwo = new(
        new TableSelection([TablePattern.Parse("*")], [TablePattern.Parse("bravo")]),
        BackupNaming.Default, RetentionPolicy.KeepingLast(2), MaxDeletionsPerTable: 3, OrphanRetention: TimeSpan.FromDays(20));

    private static readonly Gen<Backup> Backups =
        from table in Gen.Int[0, Names.Length - 1].Select(i => Names[i])
        from id in Gen.Bool.Select(first => first ? "one" : "two")
        from days in Gen.Int[0, 40]
        from status in Gen.Int[0, 4].Select(i => i == 0 ? BackupStatus.Creating : BackupStatus.Available)
        from number in Gen.Int[0, 999]
        select Own(table, days + 1, id, number) with { Status = status };

    [Fact]
    public void What_is_told_is_what_the_review_decides_once_the_backups_are_made() => Backups.List[0, 25].Sample(backups =>
    {
        var before = Facts(backups);
        var ids = RunForecast.TablesToIdentify(before, KeepTwo, Now).ToDictionary(table => table, _ => (string?)"two");
        var told = RunForecast.Decide(before, ids, KeepTwo, prune: true, Now);
        var decided = AccountReview.Decide(Facts([.. backups, Own("alpha", 0, "two", 1)]), KeepTwo, prune: true, Now);

        Assert.Equal(decided.SelectMany(Deletions), told.SelectMany(Deletions));
        Assert.Equal(decided.Sum(row => row.Braked), told.Sum(row => row.Braked));
    });

    [Fact]
    public void Only_tables_that_may_lose_backups_must_be_identified()
    {
        var tables = RunForecast.TablesToIdentify(
            Facts([Own("alpha", 1, "one"), Own("alpha", 2, "one"), Own("bravo", 1, "one"), Own("bravo", 2, "one"), Own("bravo", 3, "one")]), KeepTwo, Now);
        Assert.Equal("alpha", Assert.Single(tables).Value);
        Assert.Empty(RunForecast.TablesToIdentify(Facts([Own("alpha", 1, "one")]), KeepTwo, Now));
    }

    [Fact]
    public void The_history_of_a_table_that_was_made_anew_stays()
    {
        var facts = Facts([.. Enumerable.Range(1, 5).Select(day => Own("alpha", day, "one"))]);
        Assert.Empty(Forecast(facts, "two").SelectMany(Deletions));
        Assert.Equal(3, Forecast(facts, "one").SelectMany(Deletions).Count());
    }

    [Fact]
    public void Where_no_ids_are_told_the_name_alone_counts()
    {
        var facts = Facts([.. Enumerable.Range(1, 3).Select(day => Own("alpha", day, null))]);
        Assert.Equal(2, Forecast(facts, "told-by-the-table-only").SelectMany(Deletions).Count());
    }

    [Fact]
    public void What_the_run_would_add_is_not_among_what_stays_and_without_prune_nothing_is_decided()
    {
        var facts = Facts([Own("alpha", 1, "one")]);
        Assert.Equal([Own("alpha", 1, "one").Arn], Forecast(facts, "one").SelectMany(row => row.Keeps).Select(decision => decision.Backup.Arn));
        Assert.All(RunForecast.Decide(facts, Ids("one"), KeepTwo, prune: false, Now), row => Assert.Equal((0, 0), (row.Deletions.Count, row.Kept)));
    }

    private static IReadOnlyList<TableReview> Forecast(ReviewFacts facts, string id) => RunForecast.Decide(facts, Ids(id), KeepTwo, prune: true, Now);

    private static Dictionary<TableName, string?> Ids(string id) => new() { [TableName.Parse("alpha")] = id };

    private static IEnumerable<string> Deletions(TableReview row) => row.Deletions.Select(decision => $"{decision.Backup.Arn} {decision.Why}");

    private static ReviewFacts Facts(IEnumerable<Backup> backups) => new(
        Scope, Run, [TableName.Parse("alpha"), TableName.Parse("bravo")], TablesAreComplete: true, [.. backups.DistinctBy(backup => backup.Arn)]);

    private static Backup Own(string table, int daysBefore, string? id, int number = 0)
    {
        var run = RunId.At(Run.Time.AddDays(-daysBefore));
        return new Backup(
            $"arn:aws:dynamodb:eu-west-1:111122223333:table/{table}/backup/0-{daysBefore}-{number}", BackupNaming.Default.NameFor(run),
            TableName.Parse(table), id, run.Time.AddSeconds(1), BackupStatus.Available);
    }
}
