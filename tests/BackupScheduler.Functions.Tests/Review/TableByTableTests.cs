using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Review;

/// <summary>Reviews that do not fit in one go.</summary>
public sealed class TableByTableTests
{
    private static readonly (string, string) KeepOne = ("BACKUP_RETENTION", "1");

    [Fact]
    public void More_deletions_than_fit_the_longest_delay_go_on_behind_a_bookmark_and_each_is_sent_once()
    {
        // 0.1 a second: 90 deletions in 900 s; 70 tables x 3 are 210.
        var world = Filled(70, 5, KeepOne, ("DELETE_RATE", "0.1"));
        var reviews = RunThrough(world, Items.Review, out var sent);
        Assert.Equal([null, "table-029", "table-059"], reviews.Where(review => review.Look == 1).Select(review => review.After));
        AssertEachTableOnce(sent, 70);
        Assert.All(sent, one => Assert.True(one.Delay <= Pacing.LongestDelay));
        Assert.Equal(210, sent.Select(one => one.Item).OfType<PruneTable>().Sum(prune => prune.Backups.Count));
    }

    [Fact]
    public void The_next_part_waits_until_the_last_part_s_deletions_have_begun()
    {
        var world = Filled(70, 5, KeepOne, ("DELETE_RATE", "0.1"));
        world.ScheduleTables(Items.Review);
        var sent = world.Queues.Take();
        var last = sent.Where(one => one.Item is PruneTable).Max(one => one.Delay);
        Assert.Equal(last, Assert.Single(sent, one => one.Item is ReviewAccount).Delay);
    }

    [Fact]
    public void A_listing_longer_than_the_page_limit_goes_table_by_table_from_the_beginning()
    {
        // 50 tables x 5 are 3 pages.
        var world = Filled(50, 5, KeepOne, ("REVIEW_PAGE_LIMIT", "2"));
        var reviews = RunThrough(world, Items.Review, out var sent);
        Assert.Equal([(1, null), (1, ""), (2, null)], reviews.Select(review => (review.Look, review.After)));
        AssertEachTableOnce(sent, 50);
        Assert.Equal(1, world.Log.Count(3006));
    }

    [Fact]
    public void A_listing_within_the_page_limit_stays_in_bulk()
    {
        var world = Filled(50, 5, KeepOne, ("REVIEW_PAGE_LIMIT", "3"));
        Assert.Single(RunThrough(world, Items.Review, out _));
        Assert.Equal(0, world.Log.Count(3006));
    }

    [Fact]
    public void A_bulk_listing_that_the_time_is_too_short_for_goes_table_by_table_and_every_table_has_its_turn()
    {
        var world = Filled(60, 5, KeepOne);
        world.Timeout = TimeSpan.FromSeconds(20);
        world.Wire.Latency = operation => operation == Operation.ListBackups ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        for (var i = 0; i < 2000; i++) world.Account.AddBackup("archive", "manual", World.Run.Time);
        var reviews = RunThrough(world, Items.Review, out var sent, onlyLook: 1);
        Assert.True(reviews.Count > 3);
        AssertEachTableOnce(sent, 60);
        Assert.Equal(reviews.Count - 1, reviews[^1].Hops - Items.Review.Hops);
    }

    [Fact]
    public void Table_by_table_listing_uses_the_whole_rate_of_ListBackups()
    {
        var world = Filled(46, 2, KeepOne);
        world.ScheduleTables(Items.Review with { After = "" });
        var calls = world.Wire.Calls.Where(call => call.Operation == Operation.ListBackups).ToList();
        Assert.Equal(46, calls.Count);
        // 45 gaps at 4.5 a second.
        Assert.InRange((calls[^1].At - calls[0].At).TotalSeconds, 9.9, 10.6);
    }

    [Fact]
    public void Table_by_table_lists_no_table_that_is_not_selected()
    {
        var world = Filled(4, 2, KeepOne, ("TABLES_EXCLUDE", "table-001"));
        world.ScheduleTables(Items.Review with { After = "table-000" });
        Assert.Equal(
            ["table-002", "table-003"],
            world.Wire.Calls.Where(call => call.Operation == Operation.ListBackups).Select(call => call.Subject));
    }

    [Fact]
    public void Table_by_table_sends_again_what_is_missing_and_a_missing_table_loses_nothing()
    {
        var world = Filled(3, 3, KeepOne);
        world.Account.AddTables("table-100");
        world.Account.AddOwn("table-100", Items.DaysBefore(1));
        world.Account.AddOwn("table-100", Items.DaysBefore(2));
        world.ScheduleTables(Items.Review with { After = "" });
        Assert.Equal(Items.BackUp("table-100", check: true), Assert.Single(world.Queues.Items<BackUpTable>()));
        Assert.Equal(3, world.Queues.Items<PruneTable>().Count);
        Assert.Equal(2, Assert.Single(world.Queues.Items<ReviewAccount>()).Look);
    }

    [Fact]
    public void Orphans_are_left_alone_table_by_table()
    {
        var world = Filled(2, 1, KeepOne, ("ORPHAN_RETENTION_DAYS", "1"));
        world.Account.AddOwn("gone", Items.DaysBefore(9));
        world.ScheduleTables(Items.Review with { After = "" });
        Assert.Empty(world.Queues.Items<PruneTable>());
    }

    [Fact]
    public void Orphans_that_fill_the_delay_are_followed_by_every_table()
    {
        var world = Filled(40, 3, KeepOne, ("DELETE_RATE", "0.1"), ("ORPHAN_RETENTION_DAYS", "1"));
        for (var i = 0; i < 29; i++)
            foreach (var day in new[] { 7, 8, 9 })
                world.Account.AddOwn($"gone-{i:00}", Items.DaysBefore(day));
        var reviews = RunThrough(world, Items.Review, out var sent);
        var tables = sent.Select(one => one.Item).OfType<PruneTable>().Select(prune => prune.Table.Value).ToList();
        Assert.Equal(29, tables.Count(table => table.StartsWith("gone", StringComparison.Ordinal)));
        Assert.Equal(40, tables.Count(table => table.StartsWith("table", StringComparison.Ordinal)));
        Assert.Equal(tables.Count, tables.Distinct().Count());
        Assert.Equal("table-000", reviews[1].After);
    }

    [Fact]
    public void A_review_in_parts_counts_each_table_once()
    {
        var world = Filled(70, 5, KeepOne, ("DELETE_RATE", "0.1"), ("TABLES_EXCLUDE", "excluded-*,z-*"));
        world.Account.AddTables("excluded-1", "z-excluded");
        foreach (var table in new[] { "table-000", "table-069", "excluded-1", "z-excluded", "long-gone" })
            world.Account.AddBackup(table, "manual", World.Run.Time);
        RunThrough(world, Items.Review, out _);
        Assert.Equal(5, world[Metric.Foreign]);
        Assert.Equal((70, 0), (world[Metric.Verified], world[Metric.Missing]));
        Assert.Equal(70 * 2, world[Metric.Kept]);
        Assert.Equal(70, world[Metric.Braked]);
    }

    [Fact]
    public void An_overtaken_review_in_parts_changes_nothing_and_leaves_the_report_to_one_more_look()
    {
        var world = Filled(10, 5, KeepOne);
        world.Time.Advance(TimeSpan.FromHours(25));
        Assert.Empty(world.ScheduleTables(Items.Review with { After = "table-004" }));
        var look = Assert.IsType<ReviewAccount>(Assert.Single(world.Queues.Sent).Item);
        Assert.Equal((2, null), (look.Look, look.After));
        world.Queues.Take();
        Assert.Empty(world.ScheduleTables(look));
        Assert.Empty(world.Queues.Sent);
        Assert.Equal(10, world[Metric.Verified]);
    }

    private static World Filled(int tables, int days, params (string, string)[] variables)
    {
        var world = new World(variables);
        foreach (var table in Enumerable.Range(0, tables).Select(i => $"table-{i:000}"))
        {
            world.Account.AddTables(table);
            for (var day = 0; day < days; day++) world.Account.AddOwn(table, Items.DaysBefore(day));
        }

        return world;
    }

    // Delivers every review that a review leads to, when it is due.
    private static List<ReviewAccount> RunThrough(World world, ReviewAccount first, out List<SentItem> sent, int onlyLook = 0)
    {
        var reviews = new List<ReviewAccount>();
        var all = sent = [];
        var next = first;
        while (next is not null)
        {
            reviews.Add(next);
            Assert.True(reviews.Count < 50, "the review goes round");
            Assert.Empty(world.ScheduleTables(next));
            var batch = world.Queues.Take();
            all.AddRange(batch.Where(one => one.Queue == WorkQueue.Tables));
            var handedOn = batch.SingleOrDefault(one => one.Queue == WorkQueue.Accounts);
            if (handedOn is not null) world.Time.Advance(handedOn.Delay);
            next = (ReviewAccount?)handedOn?.Item;
            if (onlyLook > 0 && next?.Look != onlyLook) next = null;
        }

        return reviews;
    }

    private static void AssertEachTableOnce(IEnumerable<SentItem> sent, int tables) => Assert.Equal(
        Enumerable.Range(0, tables).Select(i => $"table-{i:000}"),
        sent.Select(one => one.Item).OfType<PruneTable>().Select(prune => prune.Table.Value));
}
