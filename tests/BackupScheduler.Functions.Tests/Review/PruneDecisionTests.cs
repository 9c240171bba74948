using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Review;

/// <summary>Pruning: what the first look of a review lets go.</summary>
public sealed class PruneDecisionTests
{
    private static readonly (string, string) KeepTwo = ("BACKUP_RETENTION", "2");
    private static readonly (string, string) NoBrake = ("PRUNE_MAX_PER_TABLE", "10000");

    [Fact]
    public void What_retention_lets_go_is_sent_oldest_first_with_due_time_and_policy()
    {
        var world = new World(KeepTwo);
        var history = Backed(world, "alpha", days: 5);
        Assert.Empty(world.ScheduleTables(Items.Review));
        var sent = Assert.Single(world.Queues.Sent);
        Assert.Equal((WorkQueue.Tables, TimeSpan.Zero), (sent.Queue, sent.Delay));
        var prune = Assert.IsType<PruneTable>(sent.Item);
        Assert.Equal(history.Skip(2).Reverse(), prune.Backups);
        Assert.Equal(("alpha", World.Run, world.Time.GetUtcNow()), (prune.Table.Value, prune.Run, prune.Due));
        Assert.Equal(world.Settings(FunctionName.Worker).PolicyFingerprint, prune.Policy);
        Assert.Equal(2, world[Metric.Kept]);
        Assert.Equal(3, world.Log.Count(3003));
    }

    [Fact]
    public void What_was_decided_is_what_the_worker_deletes()
    {
        var world = new World(KeepTwo);
        var history = Backed(world, "alpha", days: 5);
        world.ScheduleTables(Items.Review);
        foreach (var prune in world.Queues.Items<PruneTable>()) Assert.Empty(world.Worker(prune));
        Assert.Equal(history.Take(2), world.Account.Backups.Select(backup => backup.Arn));
        Assert.Empty(world.Queues.Letters);
    }

    /// <summary>Shown by the published executable: under an endpoint override, calls for one Region were answered by another.</summary>
    [Fact]
    public void A_listing_that_holds_backups_of_another_scope_fails_and_prunes_nothing()
    {
        var world = new World(KeepTwo);
        Backed(world, "alpha", days: 5);
        world.Account.Order = backups => backups.Select(backup => backup with
        {
            Arn = backup.Arn.Replace($":{Items.Review.Region}:", ":ap-southeast-2:", StringComparison.Ordinal),
        });

        Assert.NotEmpty(world.ScheduleTables(Items.Review));

        Assert.Empty(world.Queues.Sent);
        Assert.Contains(world.Log.Lines, line => line.Line.Contains("WrongScope", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(1, false)]
    public void Only_the_first_look_prunes_and_only_when_told_to(int look, bool prune)
    {
        var world = new World(KeepTwo);
        Backed(world, "alpha", days: 5);
        world.ScheduleTables(Items.Review with { Look = look, Prune = prune });
        Assert.Empty(world.Queues.Sent);
        Assert.Equal(1, world[Metric.Verified]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Many_backups_of_a_table_are_pruned_right_in_whatever_order_they_are_listed(int seed)
    {
        var world = new World(("BACKUP_RETENTION", "5"), NoBrake);
        var history = Backed(world, "alpha", days: 150);
        var random = new Random(seed);
        world.Account.Order = backups => backups.OrderBy(_ => random.Next());
        world.ScheduleTables(Items.Review);
        var prunes = world.Queues.Items<PruneTable>();
        Assert.All(prunes, prune => Assert.InRange(prune.Backups.Count, 1, PruneTable.MaxBackups));
        Assert.Equal(history.Skip(5).Reverse(), prunes.SelectMany(prune => prune.Backups));
        Assert.Equal(2, world.Wire.Count(Operation.ListBackups));
    }

    [Fact]
    public void The_brake_lets_the_oldest_three_of_a_table_go_and_says_so()
    {
        var world = new World(("BACKUP_RETENTION", "1"));
        var alpha = Backed(world, "alpha", days: 10);
        var beta = Backed(world, "beta", days: 3);
        world.ScheduleTables(Items.Review);
        Assert.Equal(
            [("alpha", 3), ("beta", 2)], world.Queues.Items<PruneTable>().Select(prune => (prune.Table.Value, prune.Backups.Count)));
        Assert.Equal(alpha.TakeLast(3).Reverse(), world.Queues.Items<PruneTable>()[0].Backups);
        Assert.Equal(beta.TakeLast(2).Reverse(), world.Queues.Items<PruneTable>()[1].Backups);
        Assert.Equal((6, 8), (world[Metric.Braked], world[Metric.Kept]));
        Assert.Equal(1, world.Log.Count(3004));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(BackupStatus.Creating)]
    [InlineData(BackupStatus.Deleted)]
    [InlineData(BackupStatus.Unknown)]
    public void A_table_without_an_available_backup_of_the_run_loses_nothing(BackupStatus? ofRun)
    {
        var world = new World(KeepTwo);
        Backed(world, "alpha", days: 5, withRun: false);
        Backed(world, "beta", days: 5);
        if (ofRun is { } status) world.Account.AddOwn("alpha", World.Run, status);
        world.ScheduleTables(Items.Review);
        Assert.Equal("beta", Assert.Single(world.Queues.Items<PruneTable>()).Table.Value);
    }

    [Fact]
    public void Foreign_backups_are_counted_and_never_touched()
    {
        var world = new World(("BACKUP_RETENTION", "1"), ("ORPHAN_RETENTION_DAYS", "1"), NoBrake);
        Backed(world, "alpha", days: 1);
        var long_ago = World.Run.Time - TimeSpan.FromDays(400);
        var own = BackupNaming.Default.NameFor(Items.DaysBefore(400));
        world.Account.AddBackup("alpha", "manual", long_ago);
        world.Account.AddBackup("alpha", own + "-copy", long_ago);
        world.Account.AddBackup("alpha", own, long_ago, kind: BackupKind.AwsBackup);
        world.Account.AddBackup("alpha", own, long_ago, kind: BackupKind.System);
        world.Account.AddBackup("alpha", own, World.Run.Time - TimeSpan.FromDays(300));
        world.Account.AddBackup("gone", "manual", long_ago);
        world.ScheduleTables(Items.Review);
        Assert.Empty(world.Queues.Sent);
        Assert.Equal((6, 1), (world[Metric.Foreign], world[Metric.Kept]));
    }

    [Fact]
    public void An_adopted_backup_ages_out_like_an_own_one()
    {
        var world = new World(KeepTwo, ("ADOPT_NAME_PATTERNS", "nightly-*"));
        Backed(world, "alpha", days: 2);
        var adopted = world.Account.AddBackup("alpha", "nightly-7", World.Run.Time - TimeSpan.FromDays(7));
        world.Account.AddBackup("alpha", "weekly-7", World.Run.Time - TimeSpan.FromDays(7));
        world.ScheduleTables(Items.Review);
        Assert.Equal(adopted.Arn, Assert.Single(Assert.Single(world.Queues.Items<PruneTable>()).Backups));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("30", false)]
    [InlineData("9", true)]
    public void Backups_of_a_table_that_is_gone_go_only_after_the_days_allowed(string? days, bool goes)
    {
        var world = days is null ? new World(NoBrake) : new World(NoBrake, ("ORPHAN_RETENTION_DAYS", days));
        Backed(world, "alpha", days: 2);
        var orphans = Enumerable.Range(10, 3).Select(day => world.Account.AddOwn("gone", Items.DaysBefore(day)).Arn).ToList();
        world.ScheduleTables(Items.Review);
        Assert.Equal(
            goes ? Enumerable.Reverse(orphans) : [], world.Queues.Items<PruneTable>().SelectMany(prune => prune.Backups));
        Assert.All(world.Queues.Items<PruneTable>(), prune => Assert.Equal("gone", prune.Table.Value));
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("alpha", 0)]
    public void A_run_that_names_tables_leaves_those_that_are_gone_alone(string? named, int deletions)
    {
        var world = new World(NoBrake, ("ORPHAN_RETENTION_DAYS", "5"));
        Backed(world, "alpha", days: 2);
        for (var days = 10; days < 13; days++) world.Account.AddOwn("gone", Items.DaysBefore(days));
        world.ScheduleTables(Items.Review with { AdHoc = true, Tables = named is null ? null : [TablePattern.Parse(named)] });
        Assert.Equal(deletions, world.Queues.Items<PruneTable>().Sum(prune => prune.Backups.Count));
    }

    [Fact]
    public void A_table_that_is_excluded_is_no_orphan()
    {
        var world = new World(KeepTwo, NoBrake, ("ORPHAN_RETENTION_DAYS", "1"), ("TABLES_EXCLUDE", "alpha"));
        Backed(world, "alpha", days: 20, withRun: false);
        world.ScheduleTables(Items.Review);
        Assert.Empty(world.Queues.Sent);
    }

    [Fact]
    public void A_recreated_table_keeps_its_old_backups()
    {
        var world = new World(("BACKUP_RETENTION", "1"), NoBrake);
        world.Account.AddTables("alpha");
        for (var day = 10; day >= 3; day--) world.Account.AddOwn("alpha", Items.DaysBefore(day));
        world.Account.DropTable("alpha");
        world.Account.AddTables("alpha");
        var old = world.Account.AddOwn("alpha", Items.DaysBefore(2));
        world.Account.AddOwn("alpha", World.Run);
        world.ScheduleTables(Items.Review);
        Assert.Equal(old.Arn, Assert.Single(Assert.Single(world.Queues.Items<PruneTable>()).Backups));
    }

    [Fact]
    public void A_later_run_of_a_table_alone_decides_about_it()
    {
        var world = new World(KeepTwo);
        Backed(world, "alpha", days: 5);
        Backed(world, "beta", days: 5);
        world.Account.AddOwn("alpha", Items.DaysBefore(-1), BackupStatus.Creating);
        world.ScheduleTables(Items.Review);
        Assert.Equal("beta", Assert.Single(world.Queues.Items<PruneTable>()).Table.Value);
    }

    [Theory]
    [InlineData((int)Operation.ListBackups, 3)]
    [InlineData((int)Operation.ListTables, 1)]
    public void Nothing_is_pruned_while_the_listing_is_not_complete(int operation, int number)
    {
        var world = new World(KeepTwo);
        for (var i = 0; i < 100; i++) Backed(world, $"table-{i}", days: 5);
        world.Wire.Fail((Operation)operation, FailureKind.Throttled, applies: call => call.Number == number);
        Assert.Equal(["message-1"], world.ScheduleTables(Items.Review));
        Assert.Empty(world.Queues.Sent);
    }

    /// <summary>Each try would list anew and delete as many again as the brake allows.</summary>
    [Fact]
    public void A_second_try_of_a_look_verifies_and_leaves_pruning_to_the_next_run()
    {
        var world = new World(KeepTwo);
        Backed(world, "alpha", days: 5);
        Assert.Empty(world.ScheduleTables(Items.Review, receive: 2));
        Assert.Empty(world.Queues.Items<PruneTable>());
        Assert.Equal((1, 1), (world[Metric.Verified], world[Metric.PruningPutOff]));
        Assert.Equal(1, world.Log.Count(3007));
    }

    [Fact]
    public void Deletions_are_spread_at_nine_ARNs_a_second()
    {
        var world = new World(KeepTwo);
        for (var i = 0; i < 40; i++) Backed(world, $"table-{i:00}", days: i % 2 == 0 ? 5 : 3);
        world.ScheduleTables(Items.Review);
        var before = 0;
        foreach (var sent in world.Queues.Sent)
        {
            var prune = Assert.IsType<PruneTable>(sent.Item);
            Assert.Equal(TimeSpan.FromSeconds(before / 9), sent.Delay);
            Assert.Equal(sent.At + sent.Delay, prune.Due);
            before += prune.Backups.Count;
        }

        Assert.Equal(20 * (3 + 1), before);
    }

    // An own backup for each of that many runs, the run under review included; newest first.
    private static List<string> Backed(World world, string table, int days, bool withRun = true)
    {
        world.Account.AddTables(table);
        return [.. Enumerable.Range(withRun ? 0 : 1, days).Select(day => world.Account.AddOwn(table, Items.DaysBefore(day)).Arn)];
    }
}
