using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Tables;

public sealed class BackUpAccountTests
{
    private const int DefaultReviewDelay = 300;

    [Fact]
    public void An_account_without_tables_is_reviewed_all_the_same()
    {
        var world = new World();
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        var sent = Assert.Single(world.Queues.Sent);
        Assert.Equal(WorkQueue.Accounts, sent.Queue);
        Assert.Equal(TimeSpan.FromSeconds(DefaultReviewDelay), sent.Delay);
        Assert.Equal(Items.Review with { Patience = ReviewPatience.Most }, sent.Item);
    }

    [Fact]
    public void Every_table_is_sent_once_at_the_rate_of_creates()
    {
        var world = new World();
        world.Account.AddTables(Names(250));
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        var tables = world.Queues.Sent.Where(sent => sent.Queue == WorkQueue.Tables).ToList();
        Assert.Equal(
            Names(250).Select((name, i) => (Items.BackUp(name), i / 45)),
            tables.Select(sent => ((BackUpTable)sent.Item, (int)sent.Delay.TotalSeconds)));
        var review = Assert.Single(world.Queues.Sent, sent => sent.Queue == WorkQueue.Accounts);
        Assert.Equal(TimeSpan.FromSeconds((249 / 45) + DefaultReviewDelay), review.Delay);
        Assert.Equal(250, world[Metric.TablesScheduled]);
        Assert.Equal(3, world.Wire.Count(Operation.ListTables));
        Assert.Equal(1, world.Wire.Count(Operation.ListBackups));
    }

    /// <summary>A firing that failed half way is fired again, and its messages are new ones.</summary>
    [Fact]
    public void A_run_that_is_fired_twice_sends_only_what_lacks_and_has_it_checked()
    {
        var world = new World();
        world.Account.AddTables("alpha", "beta");
        world.Account.AddOwn("alpha", World.Run);
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal(Items.BackUp("beta") with { Check = true }, Assert.Single(world.Queues.Items<BackUpTable>()));
    }

    [Fact]
    public void An_account_whose_run_is_overtaken_is_a_warning_of_its_own()
    {
        var world = new World();
        world.Account.AddTables("alpha");
        world.Time.Advance(TimeSpan.FromHours(25));
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Empty(world.Queues.Sent);
        Assert.Equal(1, world.Log.Count(2003));
    }

    [Fact]
    public void Excluded_tables_are_not_sent_and_take_no_time()
    {
        var world = new World(("TABLES_EXCLUDE", "tmp-*,*/us-east-1/*"), ("CREATE_RATE", "1"));
        world.Account.AddTables("alpha", "tmp-1", "tmp-2", "zulu");
        world.ScheduleTables(Items.BackUpAccount);
        Assert.Equal(
            [("alpha", 0), ("zulu", 1)],
            world.Queues.Sent.Where(sent => sent.Item is BackUpTable)
                .Select(sent => (((BackUpTable)sent.Item).Table.Value, (int)sent.Delay.TotalSeconds)));
    }

    [Fact]
    public void An_ad_hoc_run_is_narrowed_and_hands_its_wishes_on_to_the_review()
    {
        var world = new World();
        world.Account.AddTables("alpha", "beta");
        var item = Items.BackUpAccount with { AdHoc = true, Prune = false, Tables = [TablePattern.Parse("al*")] };
        world.ScheduleTables(item);
        Assert.Equal("alpha", Assert.Single(world.Queues.Items<BackUpTable>()).Table.Value);
        var review = Assert.Single(world.Queues.Items<ReviewAccount>());
        Assert.Equal((true, false, "al*"), (review.AdHoc, review.Prune, Assert.Single(review.Tables!).Text));
    }

    [Fact]
    public void A_repeated_item_sends_only_what_has_no_backup_yet_and_has_it_checked()
    {
        var world = new World();
        world.Account.AddTables("creating", "done", "failed", "foreign", "later", "missing");
        world.Account.AddOwn("done", World.Run);
        world.Account.AddOwn("creating", World.Run, BackupStatus.Creating);
        world.Account.AddOwn("failed", World.Run, BackupStatus.Deleted);
        world.Account.AddOwn("later", Items.DaysBefore(-1));
        world.Account.AddBackup("foreign", "manual", World.Run.Time);
        world.Account.AddOwn("missing", Items.DaysBefore(1));
        world.ScheduleTables(Items.BackUpAccount, receive: 2);
        Assert.Equal(
            [("failed", true), ("foreign", true), ("missing", true)],
            world.Queues.Items<BackUpTable>().Select(item => (item.Table.Value, item.Check)));
        Assert.Single(world.Queues.Items<ReviewAccount>());
        Assert.Equal(1, world.Wire.Count(Operation.ListBackups));
    }

    [Fact]
    public void Nothing_is_created_twice_when_sending_broke_off_half_way()
    {
        var world = new World();
        world.Account.AddTables(Names(150));
        world.Wire.Fail(Operation.Send, FailureKind.Transient, applies: call => call.Number == 101);
        Assert.Equal(["message-1"], world.ScheduleTables(Items.BackUpAccount));
        Assert.Empty(world.Queues.Items<ReviewAccount>());
        foreach (var item in world.Queues.Items<BackUpTable>()) world.Worker(item);
        world.Queues.Take();
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount, receive: 2));
        Assert.Equal(Names(150).Skip(100), world.Queues.Items<BackUpTable>().Select(item => item.Table.Value));
        Assert.Single(world.Queues.Items<ReviewAccount>());
    }

    [Fact]
    public void What_does_not_fit_the_queue_s_longest_delay_goes_on_behind_a_bookmark()
    {
        var world = new World(("CREATE_RATE", "0.1"));
        world.Account.AddTables(Names(200));
        var (tables, items, reviewDelay) = RunToTheReview(world);
        Assert.Equal(Names(200), tables.Select(sent => ((BackUpTable)sent.Item).Table.Value));
        Assert.All(tables, sent => Assert.True(sent.Delay <= Pacing.LongestDelay));
        // 0 to 900 s in steps of 10 s hold 91 tables.
        Assert.Equal([null, "table-0090", "table-0181"], items.Select(item => item.After?.Value));
        Assert.Equal([0, 1, 2], items.Select(item => item.Hops));
        Assert.Equal(TimeSpan.FromSeconds(170 + DefaultReviewDelay), reviewDelay);
    }

    [Fact]
    public void A_review_that_does_not_fit_behind_the_last_table_waits_behind_a_bookmark()
    {
        var world = new World(("CREATE_RATE", "0.1"));
        world.Account.AddTables(Names(80));
        var (tables, items, reviewDelay) = RunToTheReview(world);
        Assert.Equal(80, tables.Count);
        Assert.Equal([null, "table-0079"], items.Select(item => item.After?.Value));
        Assert.Equal(TimeSpan.FromSeconds(DefaultReviewDelay), reviewDelay);
    }

    [Fact]
    public void The_time_running_out_leaves_a_bookmark_behind_the_last_page_sent()
    {
        var world = new World { Timeout = TimeSpan.FromMinutes(3) };
        world.Account.AddTables(Names(500));
        world.Wire.Latency = operation => operation == Operation.ListTables ? TimeSpan.FromSeconds(50) : TimeSpan.Zero;
        var (tables, items, _) = RunToTheReview(world);
        Assert.Equal(Names(500), tables.Select(sent => ((BackUpTable)sent.Item).Table.Value));
        Assert.Equal([null, "table-0299"], items.Select(item => item.After?.Value));
    }

    [Fact]
    public void A_run_older_than_the_schedule_s_interval_is_left_to_the_next_one()
    {
        var world = new World(("BACKUP_SCHEDULE", "rate(1 hour)"));
        world.Account.AddTables("alpha");
        world.Time.Advance(TimeSpan.FromHours(1));
        world.ScheduleTables(Items.BackUpAccount);
        Assert.Equal(2, world.Queues.Take().Count);
        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Empty(world.Queues.Sent);
        Assert.Equal(1, world[Metric.Superseded]);
    }

    [Fact]
    public void An_item_that_goes_round_for_ever_is_dead_lettered()
    {
        var world = new World();
        world.Account.AddTables("alpha");
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount with { Hops = WorkItem.MaxHops }));
        Assert.Empty(world.Queues.Letters);
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount with { Hops = WorkItem.MaxHops + 1 }));
        var letter = Assert.Single(world.Queues.Letters);
        Assert.Equal("TooManyHops", letter.ErrorCode);
        Assert.Contains("101", letter.ErrorMessage);
    }

    [Fact]
    public void A_role_that_cannot_be_assumed_is_one_letter_and_no_retry()
    {
        var world = new World();
        world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed");
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        var letter = Assert.Single(world.Queues.Letters);
        Assert.Equal(
            ("AssumeRoleFailed", "ScheduleTables", WorkQueue.Accounts, "111122223333"),
            (letter.ErrorCode, letter.Function, letter.Source, letter.Account!.Value.Value));
        Assert.Equal(World.Run, letter.Run);
        Assert.Empty(world.Queues.Sent);
        Assert.Empty(world.Queues.PutBacks);
    }

    [Fact]
    public void A_Region_that_is_not_enabled_is_reported_once_without_a_letter()
    {
        var world = new World();
        world.Wire.Fail(Operation.ListTables, FailureKind.RegionUnavailable, "UnrecognizedClientException");
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal(1, world[Metric.RegionUnavailable]);
        Assert.Equal(1, world.Log.Count(9003));
        Assert.Empty(world.Queues.Letters);
        Assert.Empty(world.Queues.Sent);
        Assert.Empty(world.Queues.PutBacks);
    }

    [Fact]
    public void One_refused_listing_of_backups_does_not_pass_for_a_Region_that_nobody_uses()
    {
        var world = new World();
        world.Wire.Fail(Operation.ListBackups, FailureKind.RegionUnavailable, "AccessDeniedException");
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal("AccessDeniedException", Assert.Single(world.Queues.Letters).ErrorCode);
        Assert.Equal(0, world[Metric.RegionUnavailable]);
    }

    [Fact]
    public void A_Region_that_closes_in_the_middle_of_its_tables_is_no_Region_that_nobody_uses()
    {
        var world = new World();
        world.Wire.Fail(Operation.ListTables, FailureKind.RegionUnavailable, "AccessDeniedException");
        Assert.Single(world.ScheduleTables(Items.BackUpAccount with { After = TableName.Parse("Orders") }));
        Assert.Equal(0, world[Metric.RegionUnavailable]);
        Assert.Single(world.Queues.PutBacks);
    }

    // Delivers the bookmarks, each when it is due, up to the review.
    private static (List<SentItem> Tables, List<BackUpAccount> Items, TimeSpan ReviewDelay) RunToTheReview(World world)
    {
        var tables = new List<SentItem>();
        var items = new List<BackUpAccount> { Items.BackUpAccount };
        while (true)
        {
            Assert.Empty(world.ScheduleTables(items[^1]));
            var sent = world.Queues.Take();
            tables.AddRange(sent.Where(one => one.Queue == WorkQueue.Tables));
            var next = Assert.Single(sent, one => one.Queue == WorkQueue.Accounts);
            if (next.Item is not BackUpAccount bookmark) return (tables, items, next.Delay);
            world.Time.Advance(next.Delay);
            items.Add(bookmark);
        }
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"table-{i:0000}");
}
