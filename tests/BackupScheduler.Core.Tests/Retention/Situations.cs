using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using CsCheck;

namespace BackupScheduler.Core.Tests.Retention;

/// <summary>
/// Arbitrary situations that are dense in collisions: few tables, ids and runs on a coarse grid of times, so that copies,
/// ties, recreated tables, futures and orphans are all common.
/// </summary>
internal static class Situations
{
    private const int Runs = 14;
    private static readonly DateTimeOffset Start = new(2026, 12, 27, 22, 0, 0, TimeSpan.Zero);
    private static readonly BackupNaming Naming = new("bs", ["legacy-*"]);
    private static readonly TableName[] Tables = [TableName.Parse("Orders"), TableName.Parse("Users")];

    private static readonly Gen<TimeSpan> Step = OneOf(
        TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(75));

    // The last two make a look-alike of an own name.
    private static readonly Gen<TimeSpan> Delay = OneOf(
        TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromHours(-1), TimeSpan.FromHours(4), TimeSpan.FromHours(24),
        TimeSpan.FromHours(-24), TimeSpan.FromHours(25), TimeSpan.FromHours(-25));

    private static readonly Gen<string?> Id = OneOf<string?>("id-1", "id-1", "id-1", "id-2", null);

    private static readonly Gen<BackupStatus> Status = Gen.Frequency(
        (9, Gen.Const(BackupStatus.Available)),
        (1, OneOf(BackupStatus.Creating, BackupStatus.Deleted, BackupStatus.Unknown)));

    private static readonly Gen<BackupKind> Kind = Gen.Frequency(
        (12, Gen.Const(BackupKind.User)),
        (1, OneOf(BackupKind.System, BackupKind.AwsBackup, BackupKind.Unknown)));

    private static readonly Gen<int?> Count = Gen.Frequency((2, Gen.Const((int?)null)), (1, Gen.Int[1, 4].Select(n => (int?)n)));

    private static readonly Gen<TimeSpan?> Within = OneOf<TimeSpan?>(
        null, null, null, TimeSpan.FromMinutes(1), TimeSpan.FromHours(6), TimeSpan.FromDays(4), TimeSpan.FromDays(160));

    public static readonly Gen<RetentionRules> Rules =
        Gen.Select(Count, Within, Count, Count, Count, Count, (last, within, daily, weekly, monthly, yearly) => new RetentionRules
        {
            KeepLast = last,
            KeepWithin = within,
            Daily = daily,
            Weekly = weekly,
            Monthly = monthly,
            Yearly = yearly,
        });

    private static readonly Gen<RetentionOverride> Override =
        Gen.Select(OneOf("Orders", "Us*", "*/eu-west-1/Orders", "*/us-east-1/*"), Rules,
            (tables, rules) => new RetentionOverride(TablePattern.Parse(tables), rules));

    public static readonly Gen<RetentionPolicy> Policy =
        Gen.Select(Rules, Override.List[0, 2], (rules, overrides) => new RetentionPolicy(rules, overrides));

    public static readonly Gen<Situation> Any = Step.SelectMany(AtStep);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<Situation> AtStep(TimeSpan step) =>
        Gen.Select(BackupAt(step).List[0, 40], Policy, ContextAt(step), Gen.Int[1, Runs + 1].Select(i => Start + i * step),
            (backups, policy, context, now) =>
                new Situation([.. backups.Select((backup, i) => backup with { Arn = Arn(backup.Arn, i) })], policy, context, now));

    private static Gen<RetentionContext> ContextAt(TimeSpan step) =>
        Gen.Select(RunAt(step), OneOf(0, 1, 2, 3, 3), OneOf<TimeSpan?>(
            null, TimeSpan.Zero, TimeSpan.FromHours(12), TimeSpan.FromDays(3), TimeSpan.FromDays(-1), TimeSpan.MaxValue),
            (run, listed, orphans) => new RetentionContext(Situation.Scope, run, Naming, Listed(listed), orphans));

    private static HashSet<TableName>? Listed(int choice) => choice == 3 ? null : [.. Tables.Take(choice)];

    private static Gen<RunId> RunAt(TimeSpan step) => Gen.Int[0, Runs - 1].Select(i => RunId.At(Start + i * step));

    private static Gen<Backup> BackupAt(TimeSpan step) =>
        Gen.Select(RunAt(step), Delay, Gen.Int[0, 9], OneOf(Tables), Id, Gen.Select(Status, Kind),
            (run, delay, name, table, id, state) =>
                new Backup(Order(run, name), Name(run, name), table, id, run.Time + delay, state.Item1, state.Item2));

    private static string Name(RunId run, int choice) => choice switch
    {
        0 => "manual",
        1 => "legacy-" + run,
        2 => "bs-copy_" + run,
        3 => "bs_" + run + "x",
        _ => "bs_" + run,
    };

    // Neither the order of creation nor of the input: ties must be broken by the ARN itself.
    private static string Order(RunId run, int choice) => $"{(run.Time.Hour * 7 + choice) % 5}";

    private static string Arn(string order, int index) => $"arn:aws:dynamodb:eu-west-1:111122223333:table/T/backup/{order}-{index:00}";
}
