using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Stale;

/// <summary>Whoever may make backups may name them as ours, for runs that never were, so that retention takes them for newer ones.</summary>
public sealed class ForgedNamesTests
{
    private readonly World _world = new(("BACKUP_RETENTION", "3"));

    public ForgedNamesTests()
    {
        _world.Account.AddTables("alpha");
        for (var days = 6; days > 0; days--) _world.Account.AddOwn("alpha", Items.DaysBefore(days));
    }

    [Fact]
    public void Backups_under_names_of_ours_cost_three_a_run_with_an_alarm()
    {
        for (var minutes = 1; minutes <= 20; minutes++) Forge(World.Run.Time.AddMinutes(-minutes), World.Run.Time.AddSeconds(-1));
        _world.RunToTheEnd(World.Run);

        Assert.Equal((3, 1), (_world[Metric.Pruned], _world.Log.Count(3004)));
        Assert.True(_world[Metric.Braked] > 0);
        // The oldest went: the backup of this run, and those of the last days, are there.
        Assert.Equal([3, 2, 1, 0], Genuine());
    }

    [Fact]
    public void A_name_of_a_run_that_has_yet_to_come_makes_no_run_overtaken()
    {
        Forge(World.Run.Time.AddHours(20), World.Run.Time.AddMinutes(-1));
        _world.RunToTheEnd(World.Run);

        Assert.Contains(0, Genuine());
        Assert.Equal(0, _world[Metric.Superseded]);
    }

    [Fact]
    public void A_name_that_is_more_than_a_day_from_its_making_is_a_look_alike_and_never_touched()
    {
        var forged = Forge(World.Run.Time.AddDays(-30), World.Run.Time);
        _world.RunToTheEnd(World.Run);

        Assert.Contains(_world.Account.Backups, backup => backup.Arn == forged.Arn);
        Assert.Equal(1, _world[Metric.Foreign]);
    }

    private Backup Forge(DateTimeOffset run, DateTimeOffset made) => _world.Account.AddBackup("alpha", BackupNaming.Default.NameFor(RunId.At(run)), made);

    // Of how many days before.
    private List<int> Genuine() =>
        [.. Enumerable.Range(0, 7).Reverse().Where(days => _world.Account.Backups.Any(backup => backup.Name == BackupNaming.Default.NameFor(Items.DaysBefore(days))))];
}
