using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Review;

/// <summary>Verification: what a review sees of the run, sends again and reports.</summary>
public sealed class ReviewTests
{
    private readonly World _world = new();

    public ReviewTests() => _world.Account.AddTables("alpha", "beta", "gamma");

    [Fact]
    public void A_run_that_is_all_there_is_verified_with_one_look()
    {
        foreach (var table in new[] { "alpha", "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        Assert.Empty(_world.ScheduleTables(Items.Review));
        Assert.Empty(_world.Queues.Sent);
        Assert.Equal((3, 0), (_world[Metric.Verified], _world[Metric.Missing]));
        Assert.Equal((1, 1), (_world.Wire.Count(Operation.ListBackups), _world.Wire.Count(Operation.ListTables)));
    }

    [Fact]
    public void What_is_missing_is_sent_again_and_looked_at_again()
    {
        _world.Account.AddOwn("beta", World.Run);
        Assert.Empty(_world.ScheduleTables(Items.Review));
        Assert.Equal(
            [Items.BackUp("alpha", check: true), Items.BackUp("gamma", check: true)], _world.Queues.Items<BackUpTable>());
        var next = Assert.Single(_world.Queues.Sent, sent => sent.Queue == WorkQueue.Accounts);
        Assert.Equal(Items.Review with { Look = 2, Hops = 2 }, next.Item);
        Assert.Equal(TimeSpan.FromSeconds(300), next.Delay);
        Assert.Equal(2, _world[Metric.SentAgain]);
        Assert.Equal((0, 0), (_world[Metric.Verified], _world[Metric.Missing]));
    }

    [Fact]
    public void What_is_being_made_is_looked_at_again_and_not_sent_again()
    {
        foreach (var table in new[] { "alpha", "beta" }) _world.Account.AddOwn(table, World.Run);
        _world.Account.AddOwn("gamma", World.Run, BackupStatus.Creating);
        Assert.Empty(_world.ScheduleTables(Items.Review));
        Assert.Equal(2, Assert.IsType<ReviewAccount>(Assert.Single(_world.Queues.Sent).Item).Look);
    }

    [Fact]
    public void A_table_that_is_not_selected_is_not_missed()
    {
        var world = new World(("TABLES_EXCLUDE", "beta"));
        world.Account.AddTables("alpha", "beta");
        world.Account.AddOwn("alpha", World.Run);
        world.ScheduleTables(Items.Review);
        Assert.Empty(world.Queues.Sent);
        Assert.Equal(1, world[Metric.Verified]);
    }

    [Fact]
    public void A_table_recreated_in_mid_run_is_verified_by_the_backup_of_its_name_and_a_new_table_is_sent()
    {
        foreach (var table in new[] { "alpha", "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        _world.Account.AddTables("delta");
        _world.ScheduleTables(Items.Review);
        Assert.Equal(Items.BackUp("delta", check: true), Assert.Single(_world.Queues.Items<BackUpTable>()));
    }

    [Fact]
    public void Later_looks_list_only_since_the_run()
    {
        for (var i = 0; i < 300; i++) _world.Account.AddBackup("alpha", $"manual-{i}", World.Run.Time - TimeSpan.FromDays(1));
        foreach (var table in new[] { "alpha", "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        _world.ScheduleTables(Items.Review with { Look = 2 });
        Assert.Equal(1, _world.Wire.Count(Operation.ListBackups));
        Assert.Equal(3, _world[Metric.Verified]);
    }

    [Fact]
    public void The_fourth_look_reports_what_is_missing_in_a_letter_that_redrives_a_review_without_pruning()
    {
        _world.Account.AddOwn("beta", World.Run);
        _world.Account.AddOwn("gamma", World.Run, BackupStatus.Creating);
        Assert.Empty(_world.ScheduleTables(Items.Review with { Look = 4, Hops = 9 }));
        Assert.Empty(_world.Queues.Sent);
        var letter = Assert.Single(_world.Queues.Letters);
        Assert.Equal(("BackupsMissing", WorkQueue.Accounts, "ScheduleTables"), (letter.ErrorCode, letter.Source, letter.Function));
        Assert.Contains("2 tables", letter.ErrorMessage);
        Assert.Contains("alpha (Missing), gamma (Creating)", letter.ErrorMessage);
        Assert.True(WorkItemJson.TryRead(letter.Body, out var redriven, out _));
        Assert.Equal(Items.Review with { Hops = 0, Prune = false }, redriven);
        Assert.Equal((1, 2, 1), (_world[Metric.Verified], _world[Metric.Missing], _world[Metric.DeadLettered]));
    }

    [Fact]
    public void The_letter_names_ten_tables_and_counts_all()
    {
        _world.Account.AddTables(Enumerable.Range(0, 20).Select(i => $"table-{i:00}"));
        _world.ScheduleTables(Items.Review with { Look = 4 });
        var message = Assert.Single(_world.Queues.Letters).ErrorMessage;
        Assert.StartsWith("23 tables", message);
        Assert.Contains("table-06 (Missing), ...", message);
        Assert.DoesNotContain("table-07", message);
    }

    [Fact]
    public void A_letter_that_cannot_be_sent_lets_the_review_come_again()
    {
        _world.Wire.Fail(Operation.SendLetter, FailureKind.Transient);
        Assert.Equal(["message-1"], _world.ScheduleTables(Items.Review with { Look = 4 }));
        Assert.Single(_world.Queues.PutBacks);
    }

    [Fact]
    public void Looks_end_after_the_fourth_whatever_happens()
    {
        var review = Items.Review;
        for (var look = 1; look <= 4; look++)
        {
            Assert.Empty(_world.ScheduleTables(review));
            var sent = _world.Queues.Take();
            Assert.Equal(look < 4 ? 3 : 0, sent.Count(one => one.Item is BackUpTable));
            if (sent.Select(one => one.Item).OfType<ReviewAccount>().FirstOrDefault() is { } next) review = next;
        }

        Assert.Equal(4, review.Look);
        Assert.Single(_world.Queues.Letters);
    }

    [Fact]
    public void A_table_that_a_later_run_has_backed_up_is_skipped()
    {
        _world.Account.AddOwn("alpha", Items.DaysBefore(-1));
        foreach (var table in new[] { "beta", "gamma" }) _world.Account.AddOwn(table, World.Run);
        _world.ScheduleTables(Items.Review);
        Assert.Empty(_world.Queues.Sent);
        Assert.Equal((2, 1, 0), (_world[Metric.Verified], _world[Metric.Superseded], _world[Metric.Missing]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_review_of_an_old_run_only_reports(int look)
    {
        _world.Account.AddOwn("alpha", World.Run);
        for (var days = 1; days <= 40; days++) _world.Account.AddOwn("alpha", Items.DaysBefore(days));
        _world.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        Assert.Empty(_world.ScheduleTables(Items.Review with { Look = look }));
        Assert.Empty(_world.Queues.Sent);
        Assert.Empty(_world.Queues.Letters);
        Assert.Equal((1, 2), (_world[Metric.Verified], _world[Metric.Missing]));
        Assert.Equal(1, _world.Log.Count(3005));
    }

    [Fact]
    public void Bulk_listing_stays_at_the_rate_of_ListBackups()
    {
        for (var i = 0; i < 2000; i++) _world.Account.AddBackup("alpha", $"manual-{i}", World.Run.Time - TimeSpan.FromDays(1));
        _world.ScheduleTables(Items.Review);
        var pages = _world.Wire.Calls.Where(call => call.Operation == Operation.ListBackups).Select(call => call.At).ToList();
        Assert.Equal(20, pages.Count);
        Assert.All(pages.Zip(pages.Skip(1)), pair => Assert.InRange((pair.Second - pair.First).TotalSeconds, 0.22, 0.24));
    }

    [Fact]
    public void A_review_that_is_refused_is_retried_and_lettered_since_its_Region_was_open_before()
    {
        _world.Wire.Fail(Operation.ListBackups, FailureKind.RegionUnavailable);
        Assert.NotEmpty(_world.ScheduleTables(Items.Review));
        Assert.Empty(_world.Queues.Letters);
        Assert.Empty(_world.ScheduleTables(Items.Review, receive: 5));
        Assert.Single(_world.Queues.Letters);
        Assert.Equal(0, _world[Metric.RegionUnavailable]);
    }
}
