using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Status;

/// <summary>Arbitrary accounts and Regions: few tables, of which some are gone or left out, and backups of every maker, repeated ones among them.</summary>
internal static class ScopeSituations
{
    public static readonly DateTimeOffset Now = new(2026, 11, 28, 9, 30, 0, TimeSpan.Zero);
    public static readonly TableScope Scope = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));
    public static readonly ScopeRules Rules = new(new BackupNaming("bs", ["legacy-*"]), TimeSpan.FromHours(26));

    private static readonly TableName[] s_tables = [.. new[] { "Orders", "Users", "Ledger", "ScratchPad" }.Select(TableName.Parse)];

    private static readonly TableSelection s_selection = new([TablePattern.Parse("*")], [TablePattern.Parse("Scratch*")]);

    private static readonly Gen<Backup> s_backup =
        from table in OneOf(s_tables)
        from hours in Gen.Int[-1, 24 * 100]
        from number in Gen.Int[1, 400]
        from name in OneOf("own", "own", "own", "legacy-1", "somebody's")
        from status in Gen.Frequency((8, Gen.Const(BackupStatus.Available)), (2, OneOf(BackupStatus.Creating, BackupStatus.Deleted, BackupStatus.Unknown)))
        from kind in Gen.Frequency((8, Gen.Const(BackupKind.User)), (2, OneOf(BackupKind.System, BackupKind.AwsBackup, BackupKind.Unknown)))
        from size in OneOf<long?>(null, 0, 1 << 20, 5L << 30)
        select Make(table, Now.AddHours(-hours), number, name, status, kind, size);

    public static readonly Gen<ScopeFacts> Any =
        from listed in Gen.Bool.Array[s_tables.Length]
        from backups in s_backup.List[0, 40]
        from repeated in Gen.Int[0, 5]
        from later in OneOf(BackupStatus.Available, BackupStatus.Deleted)
        select new ScopeFacts(
            Scope,
            s_selection,
            [.. s_tables.Where((_, i) => listed[i])],
            [.. Distinct(backups), .. Distinct(backups).Take(repeated).Select(backup => backup with { Status = later })]);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Backup Own(TableName table, DateTimeOffset at, int number = 999, long? size = 1 << 20) =>
        Make(table, at, number, "own", BackupStatus.Available, BackupKind.User, size);

    private static IEnumerable<Backup> Distinct(IEnumerable<Backup> backups) => backups.DistinctBy(backup => backup.Arn);

    private static Backup Make(TableName table, DateTimeOffset at, int number, string name, BackupStatus status, BackupKind kind, long? size) => new(
        $"arn:aws:dynamodb:{Scope.Region}:{Scope.Account}:table/{table}/backup/{number}",
        name == "own" ? Rules.Naming.NameFor(RunId.At(at)) : name,
        table, "id-1", at, status, kind, size);
}
