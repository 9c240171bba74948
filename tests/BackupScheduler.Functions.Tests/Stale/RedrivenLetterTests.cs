using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Stale;

/// <summary>Letters that an operator sends back long after, as new messages with a receive count of 1.</summary>
public sealed class RedrivenLetterTests
{
    private static readonly RunId s_lastWeek = Items.DaysBefore(7);
    private readonly World _world = new(("BACKUP_RETENTION", "1"));

    public RedrivenLetterTests()
    {
        _world.Account.AddTables("alpha", "bare");
        for (var days = 0; days < 10; days++) _world.Account.AddOwn("alpha", Items.DaysBefore(days));
        _world.Time.Advance(TimeSpan.FromHours(3));
    }

    [Fact]
    public void A_week_old_BackUpAccount_sends_nothing() =>
        ActsOnNothing(() => _world.ScheduleTables(Items.BackUpAccount with { Run = s_lastWeek }), Metric.Superseded);

    [Fact]
    public void A_week_old_BackUpTable_makes_no_backup() =>
        ActsOnNothing(() => _world.Worker(Items.BackUp("bare") with { Run = s_lastWeek }), Metric.Superseded);

    [Fact]
    public void A_week_old_review_reports_and_neither_prunes_nor_sends() =>
        ActsOnNothing(() => _world.ScheduleTables(Items.Review with { Run = s_lastWeek }), Metric.Superseded);

    [Fact]
    public void A_week_old_PruneTable_deletes_nothing()
    {
        var policy = _world.Settings(FunctionName.Worker).PolicyFingerprint;
        var oldest = _world.Account.BackupsOf("alpha")[^1].Arn;
        ActsOnNothing(() => _world.Worker(Items.Prune("alpha", policy, s_lastWeek.Time, oldest) with { Run = s_lastWeek }), Metric.Stale);
    }

    private void ActsOnNothing(Func<IReadOnlyList<string>> deliver, Metric counted)
    {
        Assert.Empty(deliver());
        Assert.Equal(10, _world.Account.Backups.Count);
        Assert.Equal((0, 0), (_world.Wire.Count(Operation.CreateBackup), _world.Wire.Count(Operation.DeleteBackup)));
        Assert.Empty(_world.Queues.Sent);
        Assert.Empty(_world.Queues.Letters);
        Assert.Equal(1, _world[counted]);
    }
}
