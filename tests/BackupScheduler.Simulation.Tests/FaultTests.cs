using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.InProcess.Queues;
using BackupScheduler.Simulation.Aws;
using BackupScheduler.Simulation.Reporting;

namespace BackupScheduler.Simulation.Tests;

/// <summary>Whatever goes wrong, each table ends with exactly one backup of the run or with a letter, and what is double goes.</summary>
public sealed class FaultTests
{
    private static readonly TableScope s_scope = new(AccountId.Parse("100000000001"), Region.Parse("eu-west-1"));

    private static readonly Scenario s_faulty = new()
    {
        Tables = 300,
        Keep = 5,
        Faults = new FaultPlan { ThrottleShare = 0.1, LostCreateShare = 0.05 },
        Queues = new MemoryQueueOptions { DuplicateShare = 0.1 },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Throttles_lost_answers_and_duplicate_deliveries_leave_one_backup_of_each_run_a_table(int seed)
    {
        using var simulation = new OrganizationSimulation(s_faulty with { Seed = seed });
        var runs = Enumerable.Range(0, 3).Select(_ => simulation.Run()).ToList();

        Assert.All(runs, run => Assert.Equal(0, run.NotBackedUp));
        Assert.All(runs, run => Assert.Empty(run.Letters));
        Assert.All(runs, run => Assert.True(run.ThrottledShare > 0.05, $"{run.ThrottledShare}"));
        Assert.True(runs.Sum(run => run.Metrics[Metric.BackedUp]) > 3 * 300, "no delivery made a second backup: nothing was tried");
        Assert.True(runs.Sum(run => run.Metrics.GetValueOrDefault(Metric.AlreadyBackedUp)) > 0, "no lost answer was looked after");
        Assert.All(TablesOf(simulation), backups => Assert.Equal(Older(backups, runs[2]), Older(backups, runs[2]).Distinct()));
        Assert.All(TablesOf(simulation), backups => Assert.Contains(backups, backup => BackupNaming.Default.RunOf(backup) == runs[2].Run));
    }

    [Fact]
    public void A_faulty_run_is_as_repeatable_as_a_good_one() => Assert.Equal(Hash(s_faulty), Hash(s_faulty));

    [Fact]
    public void Without_faults_nothing_comes_twice()
    {
        using var simulation = new OrganizationSimulation(s_faulty with { Faults = FaultPlan.None, Queues = new MemoryQueueOptions() });
        var report = simulation.Run();
        Assert.Equal((300, 0), (report.BackedUpOnce, report.Duplicates));
        Assert.Equal((300, 0), (report.Calls[Operation.CreateBackup].Calls, report.Repeated));
    }

    private static IEnumerable<IReadOnlyList<Backup>> TablesOf(OrganizationSimulation simulation) =>
        Enumerable.Range(1, s_faulty.Tables).Select(i => simulation.BackupsOf(s_scope, TableName.Parse($"table-{i:000000}")));

    private static IEnumerable<string> Older(IReadOnlyList<Backup> backups, RunReport last) =>
        backups.Select(backup => backup.Name).Where(name => name != BackupNaming.Default.NameFor(last.Run));

    private static string Hash(Scenario scenario)
    {
        using var simulation = new OrganizationSimulation(scenario);
        return simulation.Run().TraceHash;
    }
}
