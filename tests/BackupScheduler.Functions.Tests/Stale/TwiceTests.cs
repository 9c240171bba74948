using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Stale;

/// <summary>Whatever comes twice: at most one backup more, and none once the next run is over.</summary>
public sealed class TwiceTests
{
    private static readonly RunId s_next = Items.DaysBefore(-1);
    private readonly World _world = new(("BACKUP_RETENTION", "2"));

    public TwiceTests() => _world.Account.AddTables("alpha", "beta");

    [Fact]
    public void A_firing_that_is_repeated_before_anything_was_made_leaves_one_backup_a_table_after_the_next_run()
    {
        _world.ScheduleTables(Items.BackUpAccount);
        _world.ScheduleTables(Items.BackUpAccount);
        _world.DeliverAll();
        Assert.InRange(OfRun("alpha"), 1, 2);
        _world.RunToTheEnd(s_next);
        OneOfEachRun();
    }

    [Fact]
    public void A_firing_that_is_repeated_later_makes_no_second_backup()
    {
        _world.RunToTheEnd(World.Run);
        _world.RunToTheEnd(World.Run);
        Assert.Equal(2, _world.Account.Backups.Count);
        Assert.Equal(2, _world.Wire.Count(Operation.CreateBackup));
    }

    [Fact]
    public void A_create_whose_answer_was_lost_is_looked_for_and_not_made_again()
    {
        _world.Account.LostAnswers = 1;
        _world.RunToTheEnd(World.Run);
        Assert.Equal((1, 1), (OfRun("alpha"), OfRun("beta")));
        Assert.Equal(1, _world[Metric.AlreadyBackedUp]);
        Assert.Empty(_world.Queues.Letters);
    }

    [Fact]
    public void A_create_whose_answer_was_lost_and_that_a_lagging_listing_hides_leaves_no_second_backup_after_the_next_run()
    {
        _world.Account.Lag = TimeSpan.FromMinutes(2);
        _world.Account.LostAnswers = 1;
        _world.RunToTheEnd(World.Run);
        Assert.InRange(OfRun("alpha"), 1, 2);
        _world.RunToTheEnd(s_next);
        OneOfEachRun();
    }

    [Fact]
    public void A_listing_that_lags_beyond_the_review_costs_no_table_its_history()
    {
        for (var days = 5; days > 0; days--) _world.Account.AddOwn("alpha", Items.DaysBefore(days));
        _world.Account.Lag = TimeSpan.FromHours(1);
        _world.RunToTheEnd(World.Run);
        // Seen by nobody yet, so nothing may go: the backups of five runs and at most one more for every look.
        Assert.Equal(0, _world[Metric.Pruned]);
        Assert.InRange(_world.Account.BackupsOf("alpha").Count, 6, 5 + RunReview.MaxLooks);
        Assert.Equal("BackupsMissing", Assert.Single(_world.Queues.Letters).ErrorCode);
    }

    [Fact]
    public void Duplicates_of_one_run_go_and_the_newest_stays()
    {
        var (first, second) = (_world.Account.AddOwn("alpha", World.Run), _world.Account.AddOwn("alpha", World.Run));
        _world.Account.AddOwn("beta", World.Run);
        _world.Time.Advance(TimeSpan.FromMinutes(5));
        _world.ScheduleTables(Items.Review);
        _world.DeliverAll();
        var kept = Assert.Single(_world.Account.BackupsOf("alpha"));
        Assert.Contains(kept.Arn, new[] { first.Arn, second.Arn });
        Assert.Equal(1, _world[Metric.Pruned]);
    }

    [Fact]
    public void A_crash_between_the_letter_and_its_acknowledgement_sends_the_letter_again()
    {
        _world.Wire.Fail(Operation.CreateBackup, FailureKind.AccessDenied, "AccessDeniedException");
        var item = Items.BackUp("alpha");
        Assert.Empty(_world.Worker(item));
        Assert.Empty(_world.Worker(item, receive: 2));
        Assert.Equal(2, _world.Queues.Letters.Count);
        Assert.All(_world.Queues.Letters, letter => Assert.Equal(WorkItemJson.Write(item), letter.Body));
    }

    private void OneOfEachRun()
    {
        foreach (var table in new[] { "alpha", "beta" })
            Assert.Equal([Name(World.Run), Name(s_next)], _world.Account.BackupsOf(table).Select(backup => backup.Name).Order());
    }

    private int OfRun(string table) => _world.Account.BackupsOf(table).Count(backup => backup.Name == Name(World.Run));

    private static string Name(RunId run) => $"backup-scheduler_{run}";
}
