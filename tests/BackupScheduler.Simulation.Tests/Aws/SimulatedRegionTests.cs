using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation.Tests.Aws;

/// <summary>The simulated DynamoDB lists as the real one: page by page, tables by name, backups from a time on.</summary>
public sealed class SimulatedRegionTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);
    private readonly SimulatedRegion _region = new(new TableScope(AccountId.Parse("111122223333"), Region.Parse("eu-west-1")));

    public SimulatedRegionTests()
    {
        foreach (var name in new[] { "Alpha", "Beta", "Gamma", "delta" }) _region.AddTable(TableName.Parse(name));
    }

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
        var (first, next) = _region.All.Read(0, 3);
        Assert.Equal([0, 1, 2], first.Select(Second));
        _region.Delete(first[0]);
        _region.Delete(_region.All.All.Single(held => Second(held) == 4));
        Create(7);

        var (second, last) = _region.All.Read(next!.Value, 3);
        Assert.Equal([3, 5, 6], second.Select(Second));
        Assert.Equal([7], _region.All.Read(last!.Value, 3).Page.Select(Second));
        Assert.Null(_region.All.Read(last.Value, 3).Next);
        Assert.Equal(6, _region.All.Count);
    }

    [Fact]
    public void Taking_out_what_is_deleted_changes_no_listing()
    {
        for (var i = 0; i < 5; i++) Create(i);
        foreach (var held in _region.All.All.Where(held => Second(held) < 3).ToList()) _region.Delete(held);
        var before = _region.All.Read(0, 10).Page;
        _region.Compact();
        Assert.Equal(before, _region.All.Read(0, 10).Page);
        Assert.Equal((2, 2), (_region.All.Count, _region.BackupsOf(TableName.Parse("Alpha"))!.Count));
    }

    [Fact]
    public void A_listing_from_a_time_on_begins_with_the_first_backup_of_that_time()
    {
        for (var i = 0; i < 5; i++) Create(i);
        var list = _region.BackupsOf(TableName.Parse("Alpha"))!;
        Assert.Equal([3, 4], list.Read(list.PlaceOf(s_start.AddSeconds(2.5)), 10).Page.Select(Second));
        Assert.Equal([3, 4], list.Read(list.PlaceOf(s_start.AddSeconds(3)), 10).Page.Select(Second));
        Assert.Empty(list.Read(list.PlaceOf(s_start.AddSeconds(5)), 10).Page);
    }

    [Fact]
    public void A_backup_is_CREATING_for_a_while()
    {
        _region.Create(TableName.Parse("Alpha"), "a-backup", s_start, TimeSpan.FromSeconds(5));
        var held = _region.All.All.Single();
        Assert.Equal(BackupStatus.Creating, held.SeenAt(s_start.AddSeconds(4.9)).Status);
        Assert.Equal(BackupStatus.Available, held.SeenAt(s_start.AddSeconds(5)).Status);
        Assert.Equal(_region.Scope, BackupArn.Parse(held.Backup.Arn)!.Scope);
    }

    [Fact]
    public void A_table_that_is_not_there_cannot_be_backed_up() =>
        Assert.Equal(CreateOutcome.TableGone, _region.Create(TableName.Parse("Omega"), "a-backup", s_start, TimeSpan.Zero));

    private void Create(int second) => _region.Create(TableName.Parse("Alpha"), "a-backup", s_start.AddSeconds(second), TimeSpan.Zero);

    private static int Second(HeldBackup held) => (int)(held.Backup.CreatedAt - s_start).TotalSeconds;
}
