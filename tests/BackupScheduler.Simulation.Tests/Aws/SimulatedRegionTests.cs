using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Tests.Aws;

/// <summary>The simulated DynamoDB lists as the real one: page by page, tables by name, backups from a time on.</summary>
public sealed class SimulatedRegionTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private static readonly TableName s_alpha = TableName.Parse("Alpha");
    private static readonly TableScope s_scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));
    private static readonly TableName[] s_tables = [.. new[] { "AAA", "Alpha", "Beta", "Gamma", "delta", "zzz" }.Select(TableName.Parse)];
    private readonly SimulatedRegion _region = New(OlderRuns.None);

    [Theory]
    [InlineData(null, "Alpha,Beta", true)]
    [InlineData("Beta", "Gamma,delta", false)]
    [InlineData("Bee", "Beta,Gamma", true)]
    [InlineData("delta", "", false)]
    [InlineData("zeta", "", false)]
    public void Tables_are_listed_behind_a_name_whether_or_not_it_exists(string? after, string expected, bool hasMore)
    {
        var (page, more) = _region.ListTables(after is null ? null : TableName.Parse(after), size: 2);
        Assert.Equal((expected, hasMore), (string.Join(',', page), more));
    }

    [Fact]
    public void Backups_are_listed_in_pages_without_those_that_were_deleted_and_with_those_that_came_meanwhile()
    {
        for (var i = 0; i < 7; i++) Create(i);
        var (first, next) = List(0, 3);
        Assert.Equal([0, 1, 2], first.Select(Second));
        Delete(first[0]);
        Delete(List(0, 10).Page.Single(backup => Second(backup) == 4));
        Create(7);

        var (second, last) = List(next!.Value, 3);
        Assert.Equal([3, 5, 6], second.Select(Second));
        Assert.Equal([7], List(last!.Value, 3).Page.Select(Second));
        Assert.Null(List(last.Value, 3).Next);
        Assert.Equal(6, List(0, 10).Page.Count);
    }

    [Fact]
    public void A_listing_from_a_time_on_begins_with_the_first_backup_of_that_time()
    {
        for (var i = 0; i < 5; i++) Create(i);
        Assert.Equal([3, 4], List(_region.PlaceOf(s_start.AddSeconds(2.5)), 10).Page.Select(Second));
        Assert.Equal([3, 4], List(_region.PlaceOf(s_start.AddSeconds(3)), 10).Page.Select(Second));
        Assert.Empty(List(_region.PlaceOf(s_start.AddSeconds(5)), 10).Page);
    }

    [Fact]
    public void A_backup_is_CREATING_for_a_while_and_cannot_be_deleted_before()
    {
        _region.Create(s_alpha, "a-backup", s_start, TimeSpan.FromSeconds(5));
        var creating = List(0, 1, s_start.AddSeconds(4.9)).Page.Single();
        Assert.Equal(BackupStatus.Creating, creating.Status);
        Assert.Equal(FailureKind.Transient, Assert.Throws<ServiceFailureException>(() => _region.Delete(creating.Arn, s_start.AddSeconds(4.9))).Kind);
        Assert.Equal(BackupStatus.Available, List(0, 1, s_start.AddSeconds(5)).Page.Single().Status);
        Assert.Equal((s_scope, s_alpha), (BackupArn.Parse(creating.Arn)!.Scope, BackupArn.Parse(creating.Arn)!.Table));
    }

    [Fact]
    public void A_backup_is_deleted_once_and_only_by_its_whole_ARN()
    {
        Create(0);
        var arn = List(0, 1).Page.Single().Arn;
        Assert.Equal(DeleteOutcome.AlreadyGone, _region.Delete(arn.Replace("Alpha", "Beta", StringComparison.Ordinal), s_start));
        Assert.Equal(DeleteOutcome.AlreadyGone, _region.Delete("arn:aws:dynamodb:eu-west-1:111122223333:table/Alpha/backup/01-ffffffff", s_start));
        Assert.Equal(DeleteOutcome.Deleted, _region.Delete(arn, s_start));
        Assert.Equal(DeleteOutcome.AlreadyGone, _region.Delete(arn, s_start));
    }

    [Fact]
    public void A_table_that_is_not_there_cannot_be_backed_up()
    {
        Assert.Equal(CreateOutcome.TableGone, _region.Create(TableName.Parse("Omega"), "a-backup", s_start, TimeSpan.Zero));
        // Others of the organization have it.
        Assert.Equal(CreateOutcome.TableGone, _region.Create(TableName.Parse("zzz"), "a-backup", s_start, TimeSpan.Zero));
    }

    [Fact]
    public void Backups_of_older_runs_are_listed_and_deleted_as_those_that_are_made_now()
    {
        var region = New(new OlderRuns([RunId.At(s_start.AddDays(-2)), RunId.At(s_start.AddDays(-1))]));
        region.Create(s_alpha, "of-today", s_start, TimeSpan.Zero);
        var all = region.ListBackups(null, 0, 100, s_start).Page;
        Assert.Equal(9, all.Count);
        Assert.Equal(all.OrderBy(backup => backup.CreatedAt), all);
        Assert.Equal(9, all.Select(backup => backup.Arn).Distinct().Count());
        Assert.All(all.Take(8), backup => Assert.NotNull(BackupNaming.Default.RunOf(backup)));

        var own = region.ListBackups(s_alpha, 0, 2, s_start);
        Assert.Equal(["backup-scheduler_20261120T010000Z", "backup-scheduler_20261121T010000Z"], own.Page.Select(backup => backup.Name));
        Assert.Equal(["of-today"], region.ListBackups(s_alpha, own.Next!.Value, 2, s_start).Page.Select(backup => backup.Name));
        Assert.Equal(DeleteOutcome.Deleted, region.Delete(own.Page[0].Arn, s_start));
        Assert.Equal([(2, 1), (2, 0), (2, 0), (2, 0)], region.Tally("of-today", s_start));
    }

    [Fact]
    public void A_million_older_backups_cost_a_bit_each()
    {
        var tables = Enumerable.Range(0, 1000).Select(i => TableName.Parse($"table-{i:000000}")).ToArray();
        var older = new OlderRuns([.. Enumerable.Range(1, 100).Select(i => RunId.At(s_start.AddDays(i - 200)))]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var regions = Enumerable.Range(0, 10).Select(_ => new SimulatedRegion(s_scope, tables, older)).ToList();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 125_000, 250_000);
        Assert.All(regions, region => Assert.Equal(100, region.ListBackups(tables[999], 0, 1000, s_start).Page.Count));
    }

    private static SimulatedRegion New(OlderRuns older) => new(s_scope, new ArraySegment<TableName>(s_tables, 1, 4), older);

    private (IReadOnlyList<Backup> Page, int? Next) List(int place, int size, DateTimeOffset? now = null) =>
        _region.ListBackups(s_alpha, place, size, now ?? s_start.AddDays(1));

    private void Create(int second) => _region.Create(s_alpha, "a-backup", s_start.AddSeconds(second), TimeSpan.Zero);

    private void Delete(Backup backup) => Assert.Equal(DeleteOutcome.Deleted, _region.Delete(backup.Arn, s_start.AddDays(1)));

    private static int Second(Backup backup) => (int)(backup.CreatedAt - s_start).TotalSeconds;
}
