using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Backups;

public sealed class BackupNamingTests
{
    private static readonly RunId Run = RunId.Parse("20261122T010000Z");
    private static readonly BackupNaming Naming = new("bs", ["nightly-*", "old"]);

    [Fact]
    public void A_backup_is_named_by_prefix_and_run()
    {
        Assert.Equal("bs_20261122T010000Z", Naming.NameFor(Run));
        Assert.Equal("backup-scheduler_20261122T010000Z", BackupNaming.Default.NameFor(Run));
        Assert.Equal(Run, Naming.RunOf(Of(Naming.NameFor(Run))));
    }

    [Theory]
    [InlineData("bs_20261122T010000")]
    [InlineData("bs_20261122T010000Z_")]
    [InlineData("bs_20261122T010000Z-2")]
    [InlineData("bs-20261122T010000Z")]
    [InlineData("BS_20261122T010000Z")]
    [InlineData("xbs_20261122T010000Z")]
    [InlineData("bs_x_20261122T010000Z")]
    [InlineData("backup-scheduler_20261122T010000Z")]
    [InlineData("20261122T010000Z")]
    [InlineData("bs_")]
    [InlineData("bs")]
    [InlineData("")]
    public void Any_other_name_is_foreign(string name) => Assert.Null(Naming.RunOf(Of(name)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(24 * 60, true)]
    [InlineData(-24 * 60, true)]
    [InlineData(24 * 60 + 1, false)]
    [InlineData(-24 * 60 - 1, false)]
    public void A_name_far_from_its_creation_is_a_look_alike(int minutesAfterRun, bool isOwn) =>
        Assert.Equal(isOwn, Naming.RunOf(Of(Naming.NameFor(Run)) with { CreatedAt = Run.Time.AddMinutes(minutesAfterRun) }) is not null);

    [Theory]
    [InlineData(BackupKind.User, true)]
    [InlineData(BackupKind.System, false)]
    [InlineData(BackupKind.AwsBackup, false)]
    [InlineData(BackupKind.Unknown, false)]
    public void Only_backups_of_type_user_are_own_or_adopted(BackupKind kind, bool isOwn)
    {
        Assert.Equal(isOwn, Naming.RunOf(Of(Naming.NameFor(Run)) with { Kind = kind }) is not null);
        Assert.Equal(isOwn, Naming.IsAdopted(Of("old") with { Kind = kind }));
    }

    [Theory]
    [InlineData("nightly-2024", true)]
    [InlineData("nightly-", true)]
    [InlineData("old", true)]
    [InlineData("older", false)]
    [InlineData("Old", false)]
    [InlineData("my-nightly-2024", false)]
    public void Names_of_an_earlier_tool_can_be_adopted(string name, bool isAdopted)
    {
        Assert.Equal(isAdopted, Naming.IsAdopted(Of(name)));
        Assert.False(BackupNaming.Default.IsAdopted(Of(name)));
    }

    [Theory]
    [InlineData("bs_20200101T000000Z", false)]
    [InlineData("bs_final", false)]
    [InlineData("bs_", false)]
    [InlineData("bs", true)]
    [InlineData("bsnap-1", true)]
    [InlineData("bs-1", true)]
    [InlineData("BS_1", true)]
    public void A_look_alike_of_our_own_names_stays_foreign_whatever_is_adopted(string name, bool isAdopted)
    {
        var naming = new BackupNaming("bs", ["bs*", "BS*", "*"]);
        Assert.Equal(isAdopted, naming.IsAdopted(Of(name)));
        Assert.Null(naming.RunOf(Of(name)));
    }

    [Fact]
    public void An_own_backup_is_not_adopted_too()
    {
        var naming = new BackupNaming("bs", ["bs*"]);
        Assert.Equal((Run, false), (naming.RunOf(Of(naming.NameFor(Run)))!.Value, naming.IsAdopted(Of(naming.NameFor(Run)))));
    }

    private static Backup Of(string name) =>
        new("arn", name, TableName.Parse("Orders"), null, Run.Time, BackupStatus.Available);
}
