using System.Globalization;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Retention;

/// <summary>
/// A history of two years: the table Orders, backed up daily of late and every ninth day before, with all that may lie
/// between its backups; a recreated table, Users; and Gone, a table that exists no more.
/// </summary>
internal static class TwoYears
{
    public static readonly RunId Run = RunId.Parse("20261122T010000Z");
    public static readonly DateTimeOffset Now = Run.Time.AddMinutes(10);
    public static readonly BackupNaming Naming = new(BackupNaming.DefaultPrefix, ["nightly-*"]);
    public static readonly IReadOnlySet<TableName> Listed = new HashSet<TableName> { TableName.Parse("Orders"), TableName.Parse("Users") };

    public static IReadOnlyList<Backup> Backups { get; } =
    [
        .. Enumerable.Range(0, 40).Select(day => Own("Orders", "orders-1", Run.Time.AddDays(-day))),
        .. Enumerable.Range(0, 76).Select(i => Own("Orders", "orders-1", Run.Time.AddDays(-40 - 9 * i))),
        Own("Orders", "orders-1", Run.Time.AddDays(1)),
        Own("Orders", "orders-1", Run.Time.AddDays(-3), delayMinutes: 90),
        Own("Orders", "orders-1", Run.Time.AddDays(-3), delayMinutes: 30),
        Own("Orders", "orders-1", Run.Time.AddDays(-4).AddHours(12)),
        Own("Orders", "orders-1", Run.Time.AddDays(-33), delayMinutes: 5) with { Status = BackupStatus.Creating },
        Own("Orders", "orders-1", Run.Time.AddDays(-34), delayMinutes: 5) with { Status = BackupStatus.Deleted },
        Named("Orders", "orders-1", "before-migration", Run.Time.AddDays(-100)),
        Named("Orders", "orders-1", "backup-scheduler_20260101T010000Z", Run.Time.AddDays(-90)),
        Own("Orders", "orders-1", Run.Time.AddDays(-5), delayMinutes: 5) with { Kind = BackupKind.AwsBackup },
        Named("Orders", "orders-1", "nightly-2024-12-24", new DateTimeOffset(2024, 12, 24, 3, 0, 0, TimeSpan.Zero)),
        .. Enumerable.Range(0, 4).Select(day => Own("Users", "users-2", Run.Time.AddDays(-day))),
        .. Enumerable.Range(4, 4).Select(day => Own("Users", "users-1", Run.Time.AddDays(-day))),
        .. Enumerable.Range(0, 3).Select(day => Own("Gone", "gone-1", Run.Time.AddDays(-40 - day))),
    ];

    private static Backup Own(string table, string id, DateTimeOffset run, int delayMinutes = 2) =>
        Named(table, id, Naming.NameFor(RunId.At(run)), run.AddMinutes(delayMinutes));

    private static Backup Named(string table, string id, string name, DateTimeOffset createdAt) =>
        new(Arn(table, id, createdAt), name, TableName.Parse(table), id, createdAt, BackupStatus.Available);

    private static string Arn(string table, string id, DateTimeOffset createdAt)
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"{createdAt.ToUnixTimeMilliseconds():D14}-{id.Length:x8}");
        return $"arn:aws:dynamodb:eu-west-1:111122223333:table/{table}/backup/{entry}";
    }
}
