using BackupScheduler.Core.Metrics;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;
using BackupScheduler.Fuzz.Targets;

namespace BackupScheduler.Fuzz.Tests;

/// <summary>Inputs that never get past the first check would prove little.</summary>
public sealed class SeedTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Good_inputs_of_the_worker_delete_and_are_refused_and_back_up_and_copy(bool namesReviewer)
    {
        var target = new BatchTarget(FunctionName.Worker, namesReviewer);
        var random = new Random(1);
        var counts = new Dictionary<Metric, long>();
        for (var inputs = 0; inputs < 300; inputs++)
        {
            var hostile = new HostileWorld(namesReviewer);
            hostile.World.Worker(HostileWorld.Read(target.Seed(random))!);
            hostile.Demand();
            foreach (var metric in Enum.GetValues<Metric>()) counts[metric] = counts.GetValueOrDefault(metric) + hostile.World[metric];
        }

        Metric[] reached = [Metric.Pruned, Metric.PruneRefused, Metric.Stale, Metric.BackedUp, Metric.AlreadyBackedUp, Metric.CopiesBegun, Metric.DeadLettered];
        Assert.All(reached, metric => Assert.True(counts[metric] > 0, $"no input came as far as {metric}"));
    }

    [Fact]
    public async Task What_the_world_forbids_is_noticed()
    {
        var hostile = new HostileWorld(namesReviewer: true);
        await hostile.World.Wire.CallAsync(Operation.DeleteBackup, hostile.Arns[^1], CancellationToken.None);
        Assert.Throws<Running.BrokenPromiseException>(hostile.Demand);
    }
}
