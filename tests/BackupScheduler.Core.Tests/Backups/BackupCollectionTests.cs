using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Backups;

public sealed class BackupCollectionTests
{
    private const int ManyTables = 3334;
    private const int Keep = 30;
    private const double MostBytesEach = 80;
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Common = "arn:aws:dynamodb:eu-west-1:111122223333:table/alpha/backup/";

    private static readonly Gen<Backup> Odd =
        from prefix in Gen.OneOfConst(Common, Common, "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/alpha/backup/", "", "/", "//")
        from id in Gen.OneOfConst(
            "01489602797149-73d8d5bc", "1489602797149-73d8d5bc", "0-00000000", "999999999999999999-ffffffff", "1000000000000000000-ffffffff", "-73d8d5bc",
            "01489602797149-73D8D5BC", "01489602797149-73d8d5b", "01489602797149_73d8d5bc", " 1489602797149-73d8d5bc", "+1-73d8d5bc", "١-73d8d5bc", "expected-0", "", "-")
        from name in Gen.OneOf(Gen.OneOfConst("backup-scheduler_20261122T010000Z", "", "backup-scheduler_"), Gen.String)
        from table in Gen.OneOfConst("alpha", "bravo")
        from tableId in Gen.OneOfConst(null, "", "one", "two")
        from ticks in Gen.OneOf(Gen.OneOfConst(0L, DateTimeOffset.MaxValue.Ticks, Noon.Ticks), Gen.Long[1, Noon.Ticks])
        from hours in Gen.OneOfConst(0, 0, 0, 5)
        from status in Gen.OneOfConst(Enum.GetValues<BackupStatus>())
        from kind in Gen.OneOfConst(Enum.GetValues<BackupKind>())
        from size in Gen.OneOfConst<long?>(null, 0, -1, 1, long.MinValue, long.MaxValue)
        select new Backup(prefix + id, name, TableName.Parse(table), tableId, At(ticks, hours), status, kind, size);

    [Fact]
    public void Whatever_was_added_comes_back_exactly_and_in_order() => Odd.List[0, 60].Sample(backups =>
    {
        var collection = BackupCollection.Of(backups);
        Assert.Equal(backups.Count, collection.Count);
        Assert.Equal(backups, collection);
        Assert.Equal(backups.Select(backup => backup.CreatedAt.Offset), collection.Select(backup => backup.CreatedAt.Offset));
        Assert.Equal(backups.Select(backup => backup.Table).Distinct(), collection.Tables);
        foreach (var table in collection.Tables) Assert.Equal(backups.Where(backup => backup.Table == table), collection.Of(table));
    });

    [Fact]
    public void Of_a_table_that_was_not_listed_there_is_nothing() => Assert.Empty(new BackupCollection().Of(TableName.Parse("alpha")));

    [Fact]
    public void What_is_by_table_already_is_not_copied()
    {
        var collection = new BackupCollection();
        Assert.Same(collection, BackupCollection.Of(collection));
    }

    [Fact]
    public void A_large_listing_is_held_in_few_bytes_a_backup()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var collection = BackupCollection.Of(Enumerable.Range(0, Keep).SelectMany(run => Enumerable.Range(0, ManyTables).Select(table => Own(table, run))));
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)collection.Count;
        Assert.Equal(Own(0, 0), collection.First());
        Assert.InRange(each, 1, MostBytesEach);
    }

    private static DateTimeOffset At(long ticks, int hours) =>
        ticks > Noon.Ticks || ticks < TimeSpan.TicksPerDay ? new DateTimeOffset(ticks, TimeSpan.Zero) : new DateTimeOffset(ticks, TimeSpan.FromHours(hours));

    // Each text is made anew, as it is when it is read from an answer.
    private static Backup Own(int table, int run)
    {
        var id = RunId.At(Noon.AddDays(-run));
        var name = string.Create(CultureInfo.InvariantCulture, $"a-table-with-a-usual-name-{table:0000}");
        return new Backup(
            string.Create(CultureInfo.InvariantCulture, $"arn:aws:dynamodb:eu-west-1:111122223333:table/{name}/backup/0{id.Time.ToUnixTimeMilliseconds()}-{table:x8}"),
            BackupNaming.Default.NameFor(id),
            TableName.Parse(name),
            string.Create(CultureInfo.InvariantCulture, $"12345678-1234-1234-1234-{table:000000000000}"),
            id.Time.AddMinutes(1),
            BackupStatus.Available,
            SizeBytes: 12345);
    }
}
