using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using static BackupScheduler.Core.Tests.Status.ScopeSituations;

namespace BackupScheduler.Core.Tests.Status;

public sealed class ScopeReviewTests
{
    private static readonly TableName s_orders = TableName.Parse("Orders");

    [Theory]
    [InlineData(0, TableHealth.Protected)]
    [InlineData(26, TableHealth.Protected)]
    [InlineData(26.01, TableHealth.Late)]
    [InlineData(-0.5, TableHealth.Protected)]
    public void A_table_is_late_once_its_newest_backup_is_older_than_it_may_be(double hours, TableHealth health) =>
        Assert.Equal(health, Row(Own(s_orders, Now.AddHours(-hours))).Health);

    [Fact]
    public void A_table_without_any_backup_is_missing_not_waiting() =>
        Assert.Equal((TableHealth.Missing, "no backup at all"), (Row().Health, Row().Why));

    [Theory]
    [InlineData(0.5, TableHealth.Waiting)]
    [InlineData(6, TableHealth.Waiting)]
    [InlineData(6.1, TableHealth.Missing)]
    public void Only_a_first_backup_that_is_being_made_lately_excuses_a_table(double hours, TableHealth health) =>
        Assert.Equal(health, Row(Own(s_orders, Now.AddHours(-hours)) with { Status = BackupStatus.Creating }).Health);

    [Fact]
    public void A_backup_under_way_does_not_make_a_late_table_anything_else() => Assert.Equal(
        TableHealth.Late,
        Row(Own(s_orders, Now.AddHours(-50)), Own(s_orders, Now, 1000) with { Status = BackupStatus.Creating }).Health);

    [Fact]
    public void A_short_RPO_holds_for_what_is_under_way_too()
    {
        var creating = Own(s_orders, Now.AddHours(-2)) with { Status = BackupStatus.Creating };
        var row = Assert.Single(ScopeReview.Judge(Facts(creating), Rules with { Rpo = TimeSpan.FromHours(1) }, Now).Tables);
        Assert.Equal(TableHealth.Missing, row.Health);
    }

    [Theory]
    [InlineData(BackupKind.System)]
    [InlineData(BackupKind.AwsBackup)]
    [InlineData(BackupKind.Unknown)]
    public void A_backup_of_another_type_under_our_name_protects_nothing(BackupKind kind) =>
        Assert.Equal(TableHealth.Missing, Row(Own(s_orders, Now) with { Kind = kind }).Health);

    [Fact]
    public void An_adopted_backup_is_retained_but_protects_nothing()
    {
        var row = Row(Own(s_orders, Now) with { Name = "legacy-1" });
        Assert.Equal((TableHealth.Missing, 1), (row.Health, row.Retained));
    }

    [Fact]
    public void A_size_that_is_not_told_is_counted_as_unknown()
    {
        var row = Row(Own(s_orders, Now, 1, size: null), Own(s_orders, Now.AddHours(-1), 2, size: 0), Own(s_orders, Now.AddHours(-2), 3, size: 7));
        Assert.Equal((2, 7, (long?)null), (row.Unsized, row.Bytes, row.NewestBytes));
    }

    [Fact]
    public void A_selected_table_of_which_the_vault_holds_nothing_is_not_copied()
    {
        var facts = Facts(Own(s_orders, Now.AddDays(-3)), Own(s_orders, Now, 1000)) with { Copies = new Dictionary<TableName, TableStanding>() };
        var rules = Rules with { CopyRpo = TimeSpan.FromHours(48) };
        Assert.Equal(StandingState.NoFullCopy, Assert.Single(ScopeReview.Judge(facts, rules, Now).Tables).Copy?.State);
        var young = facts with { Backups = [Own(s_orders, Now.AddHours(-47))] };
        Assert.Equal(StandingState.Waiting, Assert.Single(ScopeReview.Judge(young, rules, Now).Tables).Copy?.State);
    }

    [Fact]
    public void Where_the_vault_was_not_read_nothing_is_said_of_copies() => Assert.Null(Row(Own(s_orders, Now)).Copy);

    [Fact]
    public void A_run_counts_a_table_once()
    {
        var twice = new[] { Own(s_orders, Now, 1), Own(s_orders, Now, 2), Own(s_orders, Now, 3) with { Status = BackupStatus.Creating } };
        var run = Assert.Single(ScopeReview.Judge(Facts(twice), Rules, Now).Runs);
        Assert.Equal((1, 0, 2L << 20), (run.Available, run.Creating, run.Bytes));
    }

    private static TableStatus Row(params Backup[] backups) => Assert.Single(ScopeReview.Judge(Facts(backups), Rules, Now).Tables);

    private static ScopeFacts Facts(params Backup[] backups) => new(Scope, TableSelection.Everything, [s_orders], backups);
}
