using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Stale;

/// <summary>A retention of 3 where 30 was meant.</summary>
public sealed class RetentionMistakeTests
{
    [Fact]
    public void Retention_lowered_from_30_to_3_costs_three_backups_a_run_with_an_alarm_and_stops_when_it_is_put_right()
    {
        var account = Month(("BACKUP_RETENTION", "3"));
        account.RunToTheEnd(World.Run);
        Assert.Equal(28, account.Account.BackupsOf("alpha").Count);
        Assert.Equal((3, 25), (account[Metric.Pruned], account[Metric.Braked]));
        Assert.Equal(1, account.Log.Count(3004));

        account.RunToTheEnd(Items.DaysBefore(-1));
        Assert.Equal(26, account.Account.BackupsOf("alpha").Count);
        Assert.Equal((6, 25 + 23), (account[Metric.Pruned], account[Metric.Braked]));
    }

    [Fact]
    public void What_was_decided_under_the_mistake_is_not_done_once_it_is_put_right()
    {
        var mistaken = Month(("BACKUP_RETENTION", "3"));
        mistaken.Account.AddOwn("alpha", World.Run);
        mistaken.ScheduleTables(Items.Review);
        var right = Month(("BACKUP_RETENTION", "30"));
        right.DeliverAll(mistaken.Queues.Take());
        Assert.Equal(0, right.Wire.Count(Operation.DeleteBackup));
        Assert.Equal(3, right[Metric.Stale]);
    }

    private static World Month(params (string, string)[] variables)
    {
        var world = new World(variables);
        world.Account.AddTables("alpha");
        for (var days = 30; days > 0; days--) world.Account.AddOwn("alpha", Items.DaysBefore(days));
        return world;
    }
}
