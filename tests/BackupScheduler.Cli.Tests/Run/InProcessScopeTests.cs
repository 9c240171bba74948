using BackupScheduler.Cli.InProcess;
using BackupScheduler.Cli.Run.InProcess;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Tests.Run;

/// <summary>What is said of one account and Region after a run in this process.</summary>
public sealed class InProcessScopeTests
{
    private static readonly RunId Run = RunId.At(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    [Theory]
    [InlineData(Metric.Stale, "stale deletions were not made")]
    [InlineData(Metric.PruningPutOff, "pruning was left to the next run")]
    public void Pruning_that_was_not_done_is_not_all_well(Metric metric, string told)
    {
        var scope = Of(prune: true, metric);

        Assert.Equal(2, metric == Metric.Stale ? scope.Stale : scope.PruningPutOff);
        Assert.Contains(told, Assert.Single(scope.Undone(isInterrupted: false)), StringComparison.Ordinal);
        Assert.Empty(Of(prune: false, metric).Undone(isInterrupted: false));
    }

    [Fact]
    public void What_the_brake_left_is_told_and_no_failure()
    {
        var scope = Of(prune: true, Metric.Braked);

        Assert.Equal(2, scope.Braked);
        Assert.Empty(scope.Undone(isInterrupted: false));
    }

    [Theory]
    [InlineData(true, "not confirmed")]
    [InlineData(false, "not backed up")]
    public void Of_a_table_that_may_still_be_in_work_nobody_says_that_it_is_not_backed_up(bool isInterrupted, string told)
    {
        var record = Record();
        record.Listed([TableName.Parse("Orders")]);

        Assert.Equal($"{Scope}/Orders: {told}", Assert.Single(Of(record, prune: true, new CountingMetrics()).Undone(isInterrupted)));
    }

    private static InProcessScope Of(bool prune, Metric metric)
    {
        var metrics = new CountingMetrics();
        metrics.Count(metric, 2, Scope);
        return Of(Record(), prune, metrics);
    }

    private static InProcessScope Of(ScopeRecord record, bool prune, CountingMetrics metrics) => InProcessScope.Of(
        Assert.Single(new Firing(Run, AdHoc: true, prune, Tables: null).Items([Scope.Account], [Scope.Region])), record, metrics, []);

    private static ScopeRecord Record()
    {
        var record = new ScopeRecord(Scope, Run, TableSelection.Everything, BackupNaming.Default);
        record.ListingEnded();
        return record;
    }
}
