using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Review;

/// <summary>TABLES_EXCLUDE_TAGS when a run is reviewed.</summary>
public sealed class TagReviewTests
{
    private const int NotPrunedWithoutTags = 3011;
    private static readonly (string, string) ButNo = ("TABLES_EXCLUDE_TAGS", "backup=no");
    private static readonly (string, string) KeepTwo = ("BACKUP_RETENTION", "2");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_excluded_table_is_not_missing_and_keeps_its_earlier_backups(string? after)
    {
        var world = Excluding(ButNo, KeepTwo);
        foreach (var day in (int[])[1, 2, 3]) world.Account.AddOwn("scratch", Items.DaysBefore(day));
        Assert.Empty(world.ScheduleTables(Items.Review with { After = after }));
        Assert.Empty(world.Queues.Items<BackUpTable>());
        Assert.All(world.Queues.Items<PruneTable>(), prune => Assert.Equal("alpha", prune.Table.Value));
        Assert.NotEmpty(world.Queues.Items<PruneTable>());
        Assert.Equal((0, 0), (world[Metric.Missing], world[Metric.SentAgain]));
    }

    [Fact]
    public void A_table_tagged_after_its_backup_was_taken_keeps_its_history()
    {
        var world = Excluding(ButNo, KeepTwo);
        foreach (var day in (int[])[0, 1, 2, 3]) world.Account.AddOwn("scratch", Items.DaysBefore(day));
        world.ScheduleTables(Items.Review);
        Assert.Equal(["alpha"], world.Queues.Items<PruneTable>().Select(prune => prune.Table.Value));
    }

    [Fact]
    public void A_table_whose_tag_was_taken_off_is_missing_and_backed_up()
    {
        var world = Excluding(ButNo);
        world.Tags.Untag("scratch");
        world.ScheduleTables(Items.Review);
        Assert.Equal(Items.BackUp("scratch", check: true), Assert.Single(world.Queues.Items<BackUpTable>()));
    }

    /// <summary>The table may be excluded: the backup that doubt has made is no reason to let an older one go.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_is_pruned_while_tags_cannot_be_read(string? after)
    {
        var world = Excluding(ButNo, KeepTwo);
        foreach (var day in (int[])[0, 1, 2, 3]) world.Account.AddOwn("scratch", Items.DaysBefore(day));
        world.Wire.Fail(Operation.GetResources, FailureKind.AccessDenied);
        Assert.Empty(world.ScheduleTables(Items.Review with { After = after }));
        Assert.Empty(world.Queues.Items<PruneTable>());
        Assert.Equal((1, 1, 1), (world[Metric.PruningPutOff], world[Metric.TagsUnreadable], world.Log.Count(NotPrunedWithoutTags)));
    }

    [Fact]
    public void What_was_put_off_goes_in_the_next_run_that_reads_the_tags()
    {
        var world = Excluding(ButNo, KeepTwo);
        world.Wire.Fail(Operation.GetResources, FailureKind.AccessDenied);
        world.ScheduleTables(Items.Review);
        world.Wire.Heal();
        world.Time.Advance(TimeSpan.FromDays(1));
        world.Account.AddOwn("alpha", Items.DaysBefore(-1));
        world.Queues.Take();
        world.ScheduleTables(Items.Review with { Run = Items.DaysBefore(-1) });
        Assert.Equal(3, Assert.Single(world.Queues.Items<PruneTable>()).Backups.Count);
    }

    [Fact]
    public void Orphans_stay_too_while_tags_cannot_be_read()
    {
        var world = Excluding(ButNo, ("ORPHAN_RETENTION_DAYS", "1"), ("BACKUP_RETENTION", "100"));
        world.Account.AddOwn("gone", Items.DaysBefore(9));
        world.Wire.Fail(Operation.GetResources, FailureKind.AccessDenied);
        world.ScheduleTables(Items.Review);
        Assert.Empty(world.Queues.Items<PruneTable>());
        world.Wire.Heal();
        world.ScheduleTables(Items.Review);
        Assert.Equal("gone", Assert.Single(world.Queues.Items<PruneTable>()).Table.Value);
    }

    [Fact]
    public void A_throttled_reading_is_tried_again_before_anything_is_decided()
    {
        var world = Excluding(ButNo, KeepTwo);
        world.Wire.Fail(Operation.GetResources, FailureKind.Throttled);
        Assert.NotEmpty(world.ScheduleTables(Items.Review));
        Assert.Empty(world.Queues.Sent);
        Assert.Equal(0, world.Wire.Count(Operation.ListBackups));
    }

    // alpha is backed up and has three backups too many for keep-last 2; scratch carries the tag.
    private static World Excluding(params (string, string)[] variables)
    {
        var world = new World(variables);
        world.Account.AddTables("alpha", "scratch");
        world.Tags.Tag(World.Scope, "scratch", "backup", "no");
        foreach (var day in (int[])[0, 1, 2, 3]) world.Account.AddOwn("alpha", Items.DaysBefore(day));
        return world;
    }
}
