using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Worker;

/// <summary>Whoever can send to the table queue knows account, table, backups and policy: nothing in an item says who sent it.</summary>
public sealed class ForgedPruneTests
{
    private const string Stranger = "AROASTRANGER00000001:session";

    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(8);

    // Retention keeps three runs; Orders has one more, Users has one less.
    private static World NewWorld(params (string, string)[] more)
    {
        var world = new World([("BACKUP_RETENTION", "3"), .. more]);
        world.Account.AddTables("Orders", "Users");
        for (var days = 3; days >= 0; days--) world.Account.AddOwn("Orders", Items.DaysBefore(days));
        for (var days = 1; days >= 0; days--) world.Account.AddOwn("Users", Items.DaysBefore(days));
        world.Time.Advance(s_later);
        return world;
    }

    private static Delivery Forged(World world, string table, string? sender, params IReadOnlyList<string> backups) =>
        Delivery.Of(Prune(world, table, backups), world.Time.GetUtcNow()) with { Sender = sender };

    private static PruneTable Prune(World world, string table, params IReadOnlyList<string> backups) =>
        Items.Prune(table, world.Settings(FunctionName.Worker).PolicyFingerprint, world.Time.GetUtcNow(), backups);

    private static string Arn(World world, string table, int index) => world.Account.BackupsOf(table)[index].Arn;

    public static TheoryData<string, string?> Senders => new()
    {
        { Delivery.Reviewer, Stranger },
        { Delivery.Reviewer, null },
        { Delivery.Reviewer, "" },
        { Delivery.Reviewer, $":{Delivery.Reviewer}" },
        { "", Stranger },
        { "", null },
        { "", $"{Delivery.Reviewer}:backup-scheduler-ScheduleTables" },
    };

    [Theory]
    [MemberData(nameof(Senders))]
    public void What_retention_keeps_stays_whoever_asks(string named, string? sender)
    {
        var world = NewWorld(("PRUNE_SENDER", named));
        for (var index = 1; index < 4; index++) Assert.Empty(world.Worker(Forged(world, "Orders", sender, Arn(world, "Orders", index))));
        for (var index = 0; index < 2; index++) Assert.Empty(world.Worker(Forged(world, "Users", sender, Arn(world, "Users", index))));
        Assert.Equal(0, world.Wire.Count(Operation.DeleteBackup));
        Assert.Equal((5, 0), (world[Metric.PruneRefused], world[Metric.Pruned]));
        Assert.Equal(5, world.Log.Count(4008));
        Assert.Empty(world.Queues.Letters);
    }

    [Theory]
    [MemberData(nameof(Senders))]
    public void What_retention_lets_go_may_go_whoever_asks(string named, string? sender)
    {
        var world = NewWorld(("PRUNE_SENDER", named));
        Assert.Empty(world.Worker(Forged(world, "Orders", sender, Arn(world, "Orders", 0))));
        Assert.Equal((1, 0, 1), (world[Metric.Pruned], world[Metric.PruneRefused], world.Wire.Count(Operation.ListBackups)));
        Assert.Equal(3, world.Account.BackupsOf("Orders").Count);
    }

    [Fact]
    public void One_backup_that_retention_keeps_costs_the_item_the_others_too()
    {
        var world = NewWorld();
        Assert.Empty(world.Worker(Forged(world, "Orders", Stranger, Arn(world, "Orders", 0), Arn(world, "Orders", 3))));
        Assert.Equal((0, 1), (world.Wire.Count(Operation.DeleteBackup), world[Metric.PruneRefused]));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(-86_000)]
    [InlineData(80_000)]
    public void Another_run_in_the_item_does_not_help(int seconds)
    {
        var world = NewWorld(("PRUNE_SENDER", ""));
        foreach (var backup in world.Account.Backups)
        {
            var item = Prune(world, backup.Table.Value, backup.Arn) with { Run = RunId.At(World.Run.Time.AddSeconds(seconds)) };
            Assert.Empty(world.Worker(Delivery.Of(item, world.Time.GetUtcNow()) with { Sender = Stranger }));
        }

        Assert.Equal(0, world.Wire.Count(Operation.DeleteBackup));
    }

    [Fact]
    public void Foreign_backups_and_those_being_made_stay()
    {
        var world = NewWorld(("PRUNE_SENDER", ""));
        var byHand = world.Account.AddBackup("Orders", "by-hand", World.Run.Time.AddDays(-40));
        var making = world.Account.AddOwn("Orders", Items.DaysBefore(20), Core.Backups.BackupStatus.Creating);
        Assert.Empty(world.Worker(Forged(world, "Orders", Stranger, byHand.Arn)));
        Assert.Empty(world.Worker(Forged(world, "Orders", Stranger, making.Arn)));
        Assert.Equal((0, 2), (world.Wire.Count(Operation.DeleteBackup), world[Metric.PruneRefused]));
    }

    [Fact]
    public void A_table_that_is_gone_keeps_its_backups_until_their_time_is_over()
    {
        var world = NewWorld(("ORPHAN_RETENTION_DAYS", "10"));
        world.Account.DropTable("Users");
        Assert.Empty(world.Worker(Forged(world, "Users", Stranger, Arn(world, "Users", 0))));
        Assert.Equal((0, 1), (world.Wire.Count(Operation.DeleteBackup), world[Metric.PruneRefused]));
        world.Time.Advance(TimeSpan.FromDays(11));
        var later = RunId.At(world.Time.GetUtcNow());
        Assert.Empty(world.Worker(Delivery.Of(Prune(world, "Users", Arn(world, "Users", 0)) with { Run = later }, world.Time.GetUtcNow()) with { Sender = Stranger }));
        Assert.Equal(1, world[Metric.Pruned]);
    }

    [Fact]
    public void A_backup_that_is_not_listed_costs_no_call()
    {
        var world = NewWorld();
        Assert.Empty(world.Worker(Forged(world, "Orders", Stranger, Arn(world, "Orders", 0)[..^1] + "x")));
        Assert.Equal((0, 1, 0), (world.Wire.Count(Operation.DeleteBackup), world[Metric.AlreadyPruned], world[Metric.PruneRefused]));
    }

    [Fact]
    public void An_item_of_a_run_that_is_over_is_stale_where_nobody_vouches_for_it()
    {
        var world = NewWorld();
        var item = Prune(world, "Orders", Arn(world, "Orders", 0)) with { Run = Items.DaysBefore(2) };
        Assert.Empty(world.Worker(Delivery.Of(item, world.Time.GetUtcNow()) with { Sender = Stranger }));
        Assert.Equal((0, 1), (world.Wire.Count(Operation.DeleteBackup), world[Metric.Stale]));
    }

    [Fact]
    public void The_reviewing_role_is_obeyed_without_a_look()
    {
        var world = NewWorld();
        Assert.Empty(world.Worker(Prune(world, "Orders", Arn(world, "Orders", 0))));
        Assert.Equal((1, 0), (world[Metric.Pruned], world.Wire.Count(Operation.ListBackups)));
    }

    // What costs a call a table would be two thirds more of all calls at thirty kept.
    [Fact]
    public void Without_a_named_sender_a_look_stands_for_the_tables_of_an_account_that_lose_the_same_run()
    {
        var world = new World(("PRUNE_SENDER", ""), ("BACKUP_RETENTION", "3"));
        string[] tables = [.. Enumerable.Range(1, 40).Select(number => $"table-{number:00}")];
        world.Account.AddTables(tables);
        for (var days = 3; days >= 0; days--)
            foreach (var table in tables)
                world.Account.AddOwn(table, Items.DaysBefore(days));
        world.Time.Advance(s_later);
        foreach (var batch in tables.Select((table, number) => Forged(world, table, null, Arn(world, table, 0)) with { Id = $"message-{number}" }).Chunk(10)) Assert.Empty(world.Worker(batch));
        Assert.Equal((40, 1), (world[Metric.Pruned], world.Wire.Count(Operation.ListBackups)));
        Assert.All(tables, table => Assert.Empty(world.Worker(Forged(world, table, null, Arn(world, table, 2)))));
        Assert.Equal((40, 40), (world[Metric.Pruned], world[Metric.PruneRefused]));
    }

    [Fact]
    public void A_double_of_the_run_that_goes_stands_for_no_other_backup_of_its_age()
    {
        var world = NewWorld(("PRUNE_SENDER", ""));
        var older = world.Account.BackupsOf("Orders")[^1].Arn;
        world.Account.AddOwn("Orders", World.Run);
        Assert.Empty(world.Worker(Forged(world, "Orders", null, older)));
        Assert.Equal(1, world[Metric.Pruned]);
        Assert.Empty(world.Worker(Forged(world, "Users", null, Arn(world, "Users", 1))));
        Assert.Equal((1, 1), (world[Metric.Pruned], world[Metric.PruneRefused]));
    }
}
