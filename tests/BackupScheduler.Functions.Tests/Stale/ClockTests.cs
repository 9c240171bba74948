using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Stale;

/// <summary>The clock that stamps backups and the one that the functions read are five minutes apart.</summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void Clocks_five_minutes_apart_lose_nothing_double_nothing_and_prune_as_ever(int minutesAhead)
    {
        var world = WorldWith(minutesAhead);
        for (var days = 0; days > -5; days--) world.RunToTheEnd(Items.DaysBefore(days));
        Assert.Equal(5 * 2, world[Metric.Verified]);
        Assert.Equal(2 * 2, world.Account.Backups.Count);
        Assert.Equal((0, 0), (world[Metric.Missing], world[Metric.SentAgain]));
        Assert.Equal(5 * 2, world.Wire.Count(Operation.CreateBackup));
        Assert.Empty(world.Queues.Letters);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void A_repeated_item_finds_its_backup_though_the_clocks_are_five_minutes_apart(int minutesAhead)
    {
        var world = WorldWith(minutesAhead);
        world.Worker(Items.BackUp("alpha"));
        world.Worker(Items.BackUp("alpha"), receive: 2);
        Assert.Single(world.Account.Backups);
    }

    private static World WorldWith(int minutesAhead)
    {
        var world = new World(("BACKUP_RETENTION", "2"));
        world.Account.AddTables("alpha", "beta");
        world.Account.ClockAhead = TimeSpan.FromMinutes(minutesAhead);
        return world;
    }
}
