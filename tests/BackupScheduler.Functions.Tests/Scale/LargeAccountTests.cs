using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Scale;

/// <summary>What does not fit one delay, one listing or one invocation.</summary>
public sealed class LargeAccountTests
{
    private const int Tables = 10_000;
    private const int ForeignBackups = 200_000;

    [Fact]
    public void Ten_thousand_tables_go_through_bookmarks_and_each_is_sent_once_within_its_delay()
    {
        var world = WorldOf(Tables, ("CREATE_RATE", "5"));
        var sent = SendTables(world);
        Assert.Equal(Tables, sent.Select(item => item.Table).Distinct().Count());
        Assert.Equal(Tables, sent.Count);
        Assert.Equal(2, world.Log.Count(2002));
        // 10,000 tables at 5 a second are 2,000 s.
        Assert.InRange(world.Queues.Items<ReviewAccount>().Count, 1, 1);
        Assert.InRange((world.Queues.Sent[^1].At + world.Queues.Sent[^1].Delay - World.Run.Time).TotalSeconds, 2000, 2400);
    }

    [Fact]
    public void Ten_thousand_tables_are_verified_and_pruned_by_one_review_and_its_bookmarks()
    {
        var world = WorldOf(Tables, ("BACKUP_RETENTION", "1"));
        foreach (var table in Names(Tables))
        {
            world.Account.AddOwn(table, Items.DaysBefore(1));
            world.Account.AddOwn(table, World.Run);
        }

        world.Time.Advance(TimeSpan.FromMinutes(10));
        world.ScheduleTables(Items.Review);
        world.DeliverAll();
        Assert.Equal((Tables, Tables), (world[Metric.Verified], world[Metric.Pruned]));
        var left = world.Account.Backups;
        Assert.Equal(Tables, left.Select(backup => backup.Table).Distinct().Count());
        Assert.All(left, backup => Assert.Equal(OwnName, backup.Name));
        Assert.Empty(world.Queues.Letters);
        Assert.True(world.Log.Count(2002) > 0, "10,000 deletions at 9 a second do not fit 900 s: there must be a bookmark");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1)]
    public void Two_hundred_thousand_foreign_backups_beyond_the_page_limit_hide_nothing_and_lose_nothing(int tables)
    {
        var world = WorldOf(tables, ("BACKUP_RETENTION", "1"), ("REVIEW_PAGE_LIMIT", "2000"));
        var names = Names(tables);
        for (var i = 0; i < ForeignBackups; i++)
            world.Account.AddBackup(names[i % tables], $"manual-{i}", World.Run.Time.AddDays(-1));
        foreach (var table in names) world.Account.AddOwn(table, Items.DaysBefore(1));
        foreach (var table in names.Skip(1)) world.Account.AddOwn(table, World.Run);

        world.Time.Advance(TimeSpan.FromMinutes(10));
        world.ScheduleTables(Items.Review);
        world.DeliverAll();
        Assert.Equal(1, world.Log.Count(3006));
        Assert.Equal(tables, world[Metric.Verified]);
        Assert.Equal((1, 0), (world[Metric.SentAgain], world[Metric.Missing]));
        // The table whose backup had to be made again keeps its older one until the next run.
        Assert.Equal(tables - 1, world[Metric.Pruned]);
        Assert.Equal(ForeignBackups + tables + 1, world.Account.Backups.Count);
        Assert.Equal(ForeignBackups, world[Metric.Foreign]);
        Assert.Empty(world.Queues.Letters);
    }

    private static string OwnName => $"backup-scheduler_{World.Run}";

    private static World WorldOf(int tables, params (string, string)[] variables)
    {
        var world = new World(variables);
        world.Account.AddTables(Names(tables));
        return world;
    }

    private static string[] Names(int tables) => [.. Enumerable.Range(0, tables).Select(i => $"table-{i:00000}")];

    // The account's own items alone: what they send to the tables is not delivered.
    private static List<BackUpTable> SendTables(World world)
    {
        world.ScheduleTables(Items.BackUpAccount);
        while (world.Queues.Sent[^1] is { Item: BackUpAccount bookmark } sent)
        {
            world.Time.SetUtcNow(sent.At + sent.Delay);
            world.ScheduleTables(bookmark);
        }

        return [.. world.Queues.Items<BackUpTable>()];
    }
}
