using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Runs;

public sealed class RunReviewTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");
    private static readonly RunId Earlier = RunId.Parse("20261121T010000Z");
    private static readonly RunId Later = RunId.Parse("20261123T010000Z");
    private static readonly TableName Orders = TableName.Parse("Orders");
    private static readonly TableName Users = TableName.Parse("Users");

    [Theory]
    [InlineData(BackupStatus.Available, TableState.Verified)]
    [InlineData(BackupStatus.Creating, TableState.Creating)]
    [InlineData(BackupStatus.Deleted, TableState.Missing)]
    [InlineData(BackupStatus.Unknown, TableState.Missing)]
    public void A_backup_of_the_run_tells_the_table_s_state(BackupStatus status, TableState state) =>
        Assert.Equal(state, JudgeOrders(Own(Run, status)));

    [Theory]
    [InlineData(BackupStatus.Available, TableState.Superseded)]
    [InlineData(BackupStatus.Creating, TableState.Superseded)]
    [InlineData(BackupStatus.Deleted, TableState.Missing)]
    [InlineData(BackupStatus.Unknown, TableState.Missing)]
    public void A_backup_of_a_later_run_supersedes_while_it_exists(BackupStatus status, TableState state) =>
        Assert.Equal(state, JudgeOrders(Own(Later, status)));

    [Theory]
    [InlineData(15, TableState.Superseded)]
    [InlineData(16, TableState.Missing)]
    public void A_backup_older_than_the_run_in_its_name_supersedes_nothing(int minutes, TableState state) =>
        Assert.Equal(state, JudgeOrders(Own(Later, BackupStatus.Available) with { CreatedAt = Later.Time.AddMinutes(-minutes) }));

    [Fact]
    public void Other_backups_do_not_matter()
    {
        Assert.Equal(TableState.Missing, JudgeOrders());
        Assert.Equal(TableState.Missing, JudgeOrders(Own(Earlier, BackupStatus.Available)));
        Assert.Equal(TableState.Missing, JudgeOrders(Own(Run, BackupStatus.Available) with { Table = Users }));
        Assert.Equal(TableState.Missing, JudgeOrders(Own(Run, BackupStatus.Available) with { Kind = BackupKind.AwsBackup }));
        Assert.Equal(TableState.Missing, JudgeOrders(Own(Run, BackupStatus.Available) with { Name = "manual" }));
        Assert.Equal(TableState.Missing, JudgeOrders(Own(Run, BackupStatus.Available) with { CreatedAt = Run.Time.AddDays(-2) }));
    }

    [Fact]
    public void The_best_of_several_counts_in_any_order()
    {
        Backup[] backups =
        [
            Own(Run, BackupStatus.Deleted), Own(Run, BackupStatus.Available), Own(Run, BackupStatus.Creating), Own(Earlier, BackupStatus.Available),
        ];
        Assert.Equal(TableState.Verified, JudgeOrders(backups));
        Assert.Equal(TableState.Verified, JudgeOrders([.. backups.Reverse()]));
        Assert.Equal(TableState.Superseded, JudgeOrders([.. backups, Own(Later, BackupStatus.Creating)]));
    }

    [Fact]
    public void Tables_are_judged_in_the_order_given() =>
        Assert.Equal(
            [new TableVerdict(Users, TableState.Missing), new TableVerdict(Orders, TableState.Verified)],
            RunReview.Judge(Run, [Users, Orders], [Own(Run, BackupStatus.Available)], BackupNaming.Default));

    private static TableState JudgeOrders(params Backup[] backups) =>
        Assert.Single(RunReview.Judge(Run, [Orders], backups, BackupNaming.Default)).State;

    private static Backup Own(RunId run, BackupStatus status) =>
        new("arn", BackupNaming.Default.NameFor(run), Orders, "id", run.Time.AddMinutes(1), status);
}
