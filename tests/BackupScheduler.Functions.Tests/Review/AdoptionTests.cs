using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests.Review;

/// <summary>ADOPT_NAME_PATTERNS: an earlier tool's backups under our retention, from the schedule to the deletion.</summary>
public sealed class AdoptionTests
{
    private static readonly (string, string)[] Adopting =
        [("ADOPT_NAME_PATTERNS", "nightly-*,backup*"), ("BACKUP_RETENTION", "2"), ("PRUNE_MAX_PER_TABLE", "10")];

    [Fact]
    public void Adopted_backups_go_by_retention_once_the_table_has_one_of_ours()
    {
        var world = World();
        var adopted = Days(1, 4).Select(day => world.Account.AddBackup("alpha", $"nightly-{day}", At(day))).ToList();
        RunAll(world);
        Assert.Equal(["backup-scheduler_20261122T010000Z", "nightly-1"], world.Account.Backups.Select(backup => backup.Name).Order());
        Assert.DoesNotContain(adopted[3].Arn, world.Account.Backups.Select(backup => backup.Arn));
        Assert.Equal((3, 2, 0), (world[Metric.Pruned], world[Metric.Kept], world[Metric.Foreign]));
    }

    [Fact]
    public void Others_and_look_alikes_of_ours_are_never_touched()
    {
        var world = World();
        Backup[] foreign =
        [
            .. Days(1, 3).Select(day => world.Account.AddBackup("alpha", $"my-nightly-{day}", At(day))),
            .. Days(1, 3).Select(day => world.Account.AddBackup("alpha", $"backup-scheduler_2020010{day}T000000Z", At(day))),
            world.Account.AddBackup("alpha", "backup-scheduler_final", At(5)),
            world.Account.AddBackup("alpha", "nightly-system", At(6), kind: BackupKind.System),
            world.Account.AddBackup("alpha", "nightly-vault", At(7), kind: BackupKind.AwsBackup),
        ];
        RunAll(world);
        Assert.Empty(world.Queues.Items<PruneTable>());
        Assert.Empty(foreign.Except(world.Account.Backups));
        Assert.Equal(foreign.Length, world[Metric.Foreign]);
    }

    [Fact]
    public void Without_a_backup_of_ours_in_this_run_adopted_ones_stay()
    {
        var world = World();
        foreach (var day in Days(1, 4)) world.Account.AddBackup("alpha", $"nightly-{day}", At(day));
        world.ScheduleTables(Items.Review);
        Assert.Empty(world.Queues.Items<PruneTable>());
    }

    private static World World()
    {
        var world = new World(Adopting);
        world.Account.AddTables("alpha");
        return world;
    }

    // The account's item, its tables, the review and its deletions, in the order in which the queues would bring them.
    private static void RunAll(World world)
    {
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        foreach (var table in world.Queues.Items<BackUpTable>()) Assert.Empty(world.Worker(table));
        Assert.Empty(world.ScheduleTables(Items.Review));
        foreach (var prune in world.Queues.Items<PruneTable>()) Assert.Empty(world.Worker(prune));
    }

    private static IEnumerable<int> Days(int first, int count) => Enumerable.Range(first, count);

    private static DateTimeOffset At(int daysBefore) => Tests.World.Run.Time.AddDays(-daysBefore);
}
