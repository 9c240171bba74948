using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>Which backup is restored.</summary>
public sealed class BackupChoosingTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 28, 1, 0, 0, TimeSpan.Zero);
    private static readonly BackupNaming s_naming = new(BackupNaming.DefaultPrefix, ["nightly-*"]);
    private static readonly TableName s_table = TableName.Parse("Orders");

    private static readonly Backup[] s_backups =
    [
        Of("one", Run(0), 0), Of("two", Run(24), 24), Of("two-again", Run(24), 24.5), Of("creating", Run(48), 48, BackupStatus.Creating),
        Of("adopted", "nightly-7", 30), Of("foreign", "mine", 60), Of("look-alike", Run(200), 50), Of("other-table", Run(70), 70) with { Table = TableName.Parse("Others") },
        Of("system", Run(80), 80) with { Kind = BackupKind.System },
    ];

    [Theory]
    [InlineData("latest", 0, "adopted")]
    [InlineData("at", 100, "adopted")]
    [InlineData("at", 30, "adopted")]
    [InlineData("at", 29.9, "two-again")]
    [InlineData("at", 24, "two-again")]
    [InlineData("at", 23.9, "one")]
    [InlineData("at", 0, "one")]
    [InlineData("at", -0.1, null)]
    [InlineData("run", 0, "one")]
    [InlineData("run", 24, "two-again")]
    [InlineData("run", 30, null)]
    [InlineData("run", 48, null)]
    public void The_newest_that_fits(string point, double hours, string? expected)
    {
        var choice = BackupChoosing.Choose(s_backups, s_table, s_naming, Point(point, hours));

        Assert.Equal(expected, choice.Chosen?.Arn);
        Assert.Equal(expected, BackupChoosing.Choose(s_backups.Reverse(), s_table, s_naming, Point(point, hours)).Chosen?.Arn);
    }

    [Fact]
    public void An_incarnation_can_be_asked_for()
    {
        Backup[] backups = [Of("old", Run(0), 0) with { TableId = "a" }, Of("new", Run(24), 24) with { TableId = "b" }];
        Assert.Equal("old", BackupChoosing.Choose(backups, s_table, s_naming, new RestorePoint.Latest(), "a").Chosen?.Arn);
    }

    [Fact]
    public void Where_none_fits_it_tells_what_there_is()
    {
        Assert.Equal("no backup of Orders that can be restored: there is none of ours or adopted", Reason([], new RestorePoint.Latest()));
        Assert.Equal("no backup of Orders that can be restored: there are 1, none of them AVAILABLE", Reason([s_backups[3]], new RestorePoint.Latest()));
        Assert.Equal(
            "no backup of Orders of run 20261130T010000Z that can be restored: there are 4, from 2026-11-28 01:00:00Z to 2026-11-29 07:00:00Z",
            Reason(s_backups, Point("run", 48)));
    }

    private static string Reason(IEnumerable<Backup> backups, RestorePoint point) => BackupChoosing.Choose(backups, s_table, s_naming, point).Reason;

    private static RestorePoint Point(string point, double hours) => point switch
    {
        "at" => new RestorePoint.At(s_start.AddHours(hours)),
        "run" => new RestorePoint.OfRun(RunId.At(s_start.AddHours(hours))),
        _ => new RestorePoint.Latest(),
    };

    private static string Run(double hours) => s_naming.NameFor(RunId.At(s_start.AddHours(hours)));

    private static Backup Of(string arn, string name, double hours, BackupStatus status = BackupStatus.Available) =>
        new(arn, name, s_table, null, s_start.AddHours(hours), status);
}
