using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class AccountReviewTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");
    private static readonly DateTimeOffset Now = Run.Time.AddMinutes(10);
    private static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    private static readonly ReviewRules KeepOne = new(
        TableSelection.Everything, BackupNaming.Default, RetentionPolicy.KeepingLast(1), MaxDeletionsPerTable: 3, OrphanRetention: null);

    [Fact]
    public void Listed_tables_stand_in_the_order_of_the_listing_behind_those_that_are_gone()
    {
        var rows = Decide(["zulu", "alpha"], [Own("zulu", 0), Own("gone", 1), Own("away", 1), Own("alpha", 0)]);
        Assert.Equal(
            [("away", false), ("gone", false), ("zulu", true), ("alpha", true)], rows.Select(row => (row.Table.Value, row.IsListed)));
        Assert.Equal([null, null, TableState.Verified, TableState.Verified], rows.Select(row => row.State));
    }

    [Fact]
    public void What_goes_is_told_oldest_first_each_once_and_what_stays_is_counted()
    {
        var backups = Enumerable.Range(0, 4).Select(day => Own("alpha", day)).ToList();
        var row = Assert.Single(Decide(["alpha"], [.. backups, backups[2]]));
        Assert.Equal([backups[3].Arn, backups[2].Arn, backups[1].Arn], row.Deletions.Select(decision => decision.Backup.Arn));
        Assert.Equal((1, 0), (row.Kept, row.Braked));
    }

    [Fact]
    public void The_brake_keeps_the_newer_ones_and_counts_them()
    {
        var row = Assert.Single(Decide(["alpha"], [.. Enumerable.Range(0, 7).Select(day => Own("alpha", day))]));
        Assert.Equal(["6", "5", "4"], row.Deletions.Select(decision => decision.Backup.Arn.Split('-')[^1]));
        Assert.Equal((4, 3), (row.Kept, row.Braked));
    }

    [Fact]
    public void A_review_that_may_not_prune_only_verifies()
    {
        var row = Assert.Single(Decide(["alpha"], [Own("alpha", 0), Own("alpha", 1), Own("gone", 1)], prune: false));
        Assert.Equal(TableState.Verified, row.State);
        Assert.Empty(row.Deletions);
        Assert.Equal(0, row.Kept);
    }

    [Fact]
    public void A_table_that_is_not_selected_has_no_state_and_loses_nothing()
    {
        var rules = KeepOne with { Selection = new TableSelection([TablePattern.Parse("*")], [TablePattern.Parse("alpha")]) };
        var row = Assert.Single(Decide(["alpha"], [Own("alpha", 1), Own("alpha", 2)], rules));
        Assert.Null(row.State);
        Assert.Empty(row.Deletions);
        Assert.Equal(2, row.Kept);
    }

    [Fact]
    public void A_table_that_was_left_out_only_after_its_backup_loses_nothing_either()
    {
        var rules = KeepOne with
        {
            Selection = (TableSelection.Everything with { ExcludeTags = [TagRule.Parse("backup=no")] })
                .WithTags([new TaggedTable(TableName.Parse("alpha"), [new TableTag("backup", "no")])]),
        };
        var row = Assert.Single(Decide(["alpha"], [.. Enumerable.Range(0, 7).Select(day => Own("alpha", day))], rules));
        Assert.Null(row.State);
        Assert.Empty(row.Deletions);
        Assert.Equal((7, 0), (row.Kept, row.Braked));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public void A_table_is_gone_only_when_all_tables_were_listed(bool complete, int deletions)
    {
        var rows = Decide(
            ["alpha"], [Own("gone", 8), Own("gone", 9)], KeepOne with { OrphanRetention = TimeSpan.FromDays(5) }, complete: complete);
        Assert.Equal(deletions, rows[0].Deletions.Count);
    }

    [Theory]
    [InlineData(BackupStatus.Available)]
    [InlineData(BackupStatus.Creating)]
    [InlineData(BackupStatus.Deleted)]
    public void A_table_that_a_later_run_has_backed_up_is_left_to_it(BackupStatus later)
    {
        var rows = Decide(["alpha"], [Own("alpha", -1) with { Status = later }, Own("alpha", 0), Own("alpha", 1), Own("alpha", 2)]);
        Assert.Empty(Assert.Single(rows).Deletions);
    }

    [Fact]
    public void A_backup_named_for_a_run_that_has_not_been_leaves_the_table_to_this_run()
    {
        var ahead = Own("alpha", -1) with { CreatedAt = Run.Time.AddMinutes(2) };
        var rows = Decide(["alpha"], [ahead, Own("alpha", 0), Own("alpha", 1), Own("alpha", 2)]);
        Assert.Equal(TableState.Verified, Assert.Single(rows).State);
        Assert.NotEmpty(rows[0].Deletions);
    }

    [Fact]
    public void Foreign_backups_are_neither_deleted_nor_counted()
    {
        var row = Assert.Single(Decide(["alpha"], [Own("alpha", 0), Own("alpha", 5) with { Name = "manual" }]));
        Assert.Equal((0, 1), (row.Deletions.Count, row.Kept));
    }

    private static IReadOnlyList<TableReview> Decide(
        string[] tables, Backup[] backups, ReviewRules? rules = null, bool prune = true, bool complete = true) =>
        AccountReview.Decide(
            new ReviewFacts(Scope, Run, [.. tables.Select(TableName.Parse)], complete, backups), rules ?? KeepOne, prune, Now);

    private static Backup Own(string table, int daysBefore)
    {
        var run = RunId.At(Run.Time.AddDays(-daysBefore));
        return new Backup(
            $"arn:aws:dynamodb:eu-west-1:111122223333:table/{table}/backup/0-{daysBefore}", BackupNaming.Default.NameFor(run),
            TableName.Parse(table), "id", run.Time.AddMinutes(1), BackupStatus.Available);
    }
}
