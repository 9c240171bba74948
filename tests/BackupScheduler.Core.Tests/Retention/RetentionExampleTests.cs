using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Retention;

/// <summary>Cases that were thought about at length, each once more by itself.</summary>
public sealed class RetentionExampleTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");

    [Fact]
    public void A_recreated_table_keeps_its_old_backups() =>
        Assert.Equal(
            ["keep: last 1 of 1", "delete: no rule keeps it", "keep: no available backup of this run", "keep: no available backup of this run"],
            Decide("1", Own("22T01", "new"), Own("21T01", "new"), Own("20T01", "old"), Own("19T01", "old")));

    [Fact]
    public void A_failed_backup_costs_no_other() =>
        Assert.Equal(
            ["keep: not available: creating", "keep: no available backup of this run", "keep: no available backup of this run"],
            Decide("1", Own("22T01") with { Status = BackupStatus.Creating }, Own("21T01"), Own("20T01")));

    // The copy was made the day before, ahead of its run. Were it placed by its creation, the day would count twice and
    // cost the run of the 20th its place: a backup fewer would have deleted another.
    [Fact]
    public void A_copy_on_another_day_does_not_move_its_run()
    {
        var (noon, early) = (Own("22T12"), Own("22T01", hoursLate: -2));
        var older = Own("20T01");
        Assert.Equal("keep: daily 2026-11-20", Decide("""{"daily":2}""", noon, early, Own("22T01"), older)[^1]);
        Assert.Equal("keep: daily 2026-11-20", Decide("""{"daily":2}""", noon, early, older)[^1]);
    }

    [Fact]
    public void A_backup_made_after_midnight_belongs_to_the_day_of_its_run() =>
        Assert.Equal(
            ["keep: daily 2026-11-22", "keep: daily 2026-11-21"],
            Decide("""{"daily":2}""", Own("22T01"), Own("21T23", hoursLate: 1.5)));

    [Fact]
    public void A_schedule_that_stopped_does_not_age_out_its_history() =>
        Assert.Equal(
            ["keep: within P2D of the newest", "keep: within P2D of the newest"],
            Decide("""{"keepWithin":"P2D"}""", now: Run.Time.AddYears(5), Own("22T01"), Own("20T01")));

    private static string[] Decide(string policy, params Backup[] backups) => Decide(policy, Run.Time.AddHours(12), backups);

    private static string[] Decide(string policy, DateTimeOffset now, params Backup[] backups)
    {
        var context = new RetentionContext(Situation.Scope, Run, BackupNaming.Default);
        return [.. RetentionPolicy.Apply(backups, RetentionPolicy.Parse(policy), context, now)
            .Select(decision => $"{decision.Verdict.ToString().ToLowerInvariant()}: {decision.Why}")];
    }

    private static Backup Own(string dayAndHour, string id = "id", double hoursLate = 0.1)
    {
        var run = RunId.At(DateTimeOffset.Parse($"2026-11-{dayAndHour}:00:00Z", CultureInfo.InvariantCulture));
        var created = run.Time.AddHours(hoursLate);
        return new Backup(
            $"arn/{created:O}", BackupNaming.Default.NameFor(run), TableName.Parse("Orders"), id, created, BackupStatus.Available);
    }
}
