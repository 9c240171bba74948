using BackupScheduler.Cli.Status;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using static BackupScheduler.Cli.Tests.Status.LookWorld;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>A table's page, of an organization in memory.</summary>
public sealed class TableReadingTests
{
    private static readonly TableArn s_orders = new(new TableScope(Team, Home), TableName.Parse("Orders"));
    private readonly LookWorld _world = new();

    public TableReadingTests()
    {
        _world.Variables["BACKUP_RETENTION"] = "2";
        for (var day = 0; day < 4; day++) _world.BackUp(Team, "Orders", 8 + (24 * day));
        _world.BackUp(Team, "Orders", 1, name: "mine");
        _world.BackUp(Team, "Orders", 2, kind: BackupKind.AwsBackup);
        _world.BackUp(Team, "Users", 1);
    }

    [Fact]
    public async Task Each_backup_stands_there_with_what_becomes_of_it()
    {
        _world[Team].Tables.Add("Orders");
        var detail = await ReadAsync();

        Assert.Equal((TableHealth.Protected, 4, 1, 1), (detail!.Status.Health, detail.Status.Retained, detail.Status.Foreign, detail.Status.AwsBackup));
        Assert.Equal(
            [RetentionVerdict.Ignore, RetentionVerdict.Ignore, RetentionVerdict.Keep, RetentionVerdict.Delete, RetentionVerdict.Delete, RetentionVerdict.Delete],
            detail.Backups.Select(backup => backup.Verdict));
        Assert.Equal("""{"keepLast":2}""", detail.Retention);
    }

    [Fact]
    public async Task Of_a_table_that_is_gone_the_backups_are_there_still()
    {
        var detail = await ReadAsync();
        Assert.Equal((TableHealth.Gone, 6), (detail!.Status.Health, detail.Backups.Count));
        Assert.DoesNotContain(detail.Backups, backup => backup.Verdict == RetentionVerdict.Delete);
    }

    [Fact]
    public async Task Of_a_table_that_is_gone_and_was_never_ours_the_others_backups_are_counted()
    {
        _world[Team].Backups.RemoveAll(backup => BackupOrigins.Of(backup, BackupNaming.Default) == BackupOrigin.Own);
        var detail = await ReadAsync();
        Assert.Equal((TableHealth.Gone, 1, 1), (detail!.Status.Health, detail.Status.Foreign, detail.Status.AwsBackup));
    }

    [Fact]
    public async Task A_table_that_never_was_has_no_page() =>
        Assert.Null(await ReadAsync(s_orders with { Table = TableName.Parse("Nothing") }));

    private Task<TableDetail?> ReadAsync(TableArn? table = null) =>
        new TableReading(_world.World()).ReadAsync(table ?? s_orders, new StatusOptions(), CancellationToken.None);
}
