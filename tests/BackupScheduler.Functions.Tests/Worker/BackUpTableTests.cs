using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Worker;

public sealed class BackUpTableTests
{
    private readonly World _world = new();

    public BackUpTableTests() => _world.Account.AddTables("Orders");

    [Fact]
    public void The_first_delivery_is_one_create_and_nothing_else()
    {
        Assert.Empty(_world.Worker(Items.BackUp("Orders")));
        Assert.Equal(
            [Operation.CreateBackup],
            _world.Wire.Calls.Select(call => call.Operation).Where(operation => operation != Operation.AssumeRole));
        var backup = Assert.Single(_world.Account.Backups);
        Assert.Equal(("backup-scheduler_20261122T010000Z", "Orders"), (backup.Name, backup.Table.Value));
        Assert.Equal(1, _world[Metric.BackedUp]);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 2)]
    public void A_table_that_may_have_been_backed_up_is_looked_at_first(bool check, int receive)
    {
        Assert.Empty(_world.Worker(Items.BackUp("Orders", check), receive));
        Assert.Empty(_world.Worker(Items.BackUp("Orders", check), receive));
        Assert.Single(_world.Account.Backups);
        Assert.Equal(2, _world.Wire.Count(Operation.ListBackups));
        Assert.Equal((1, 1), (_world[Metric.BackedUp], _world[Metric.AlreadyBackedUp]));
    }

    [Fact]
    public void A_backup_that_is_being_made_is_not_made_again()
    {
        _world.Account.MakingTime = TimeSpan.FromMinutes(5);
        _world.Worker(Items.BackUp("Orders"));
        Assert.Empty(_world.Worker(Items.BackUp("Orders", check: true)));
        Assert.Equal(BackupStatus.Creating, Assert.Single(_world.Account.Backups).Status);
    }

    [Fact]
    public void A_look_sees_every_page_and_only_own_backups_of_the_run()
    {
        for (var i = 0; i < 150; i++) _world.Account.AddBackup("Orders", $"manual-{i}", World.Run.Time);
        _world.Account.AddOwn("Orders", Items.DaysBefore(1));
        Assert.Empty(_world.Worker(Items.BackUp("Orders", check: true)));
        Assert.Equal(1, _world[Metric.BackedUp]);
        Assert.Empty(_world.Worker(Items.BackUp("Orders", check: true)));
        Assert.Equal((1, 1), (_world[Metric.BackedUp], _world[Metric.AlreadyBackedUp]));
        Assert.Equal(4, _world.Wire.Count(Operation.ListBackups));
    }

    [Fact]
    public void A_table_that_a_later_run_has_backed_up_is_left_to_it()
    {
        _world.Account.AddOwn("Orders", Items.DaysBefore(-1));
        Assert.Empty(_world.Worker(Items.BackUp("Orders", check: true)));
        Assert.Single(_world.Account.Backups);
        Assert.Equal(1, _world[Metric.Superseded]);
    }

    [Fact]
    public void A_run_older_than_a_day_is_left_to_the_next_one()
    {
        _world.Time.Advance(TimeSpan.FromHours(24));
        Assert.Empty(_world.Worker(Items.BackUp("Orders")));
        Assert.Single(_world.Account.Backups);
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_world.Worker(Items.BackUp("Orders")));
        Assert.Single(_world.Account.Backups);
        Assert.Equal(1, _world[Metric.Superseded]);
    }

    [Fact]
    public void A_table_that_is_gone_is_done_and_counted()
    {
        _world.Account.DropTable("Orders");
        Assert.Empty(_world.Worker(Items.BackUp("Orders")));
        Assert.Equal(1, _world[Metric.TableGone]);
        Assert.Equal(0, _world[Metric.BackedUp]);
        Assert.Empty(_world.Queues.Letters);
    }
}
