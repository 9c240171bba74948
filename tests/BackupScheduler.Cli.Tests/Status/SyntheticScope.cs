using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Status;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>An account's tables in a Region, drawn.</summary>
internal static class SyntheticScope
{
    private const int Days = 30;
    private static readonly string[] s_nouns = ["Orders", "Customers", "Sessions", "Invoices", "Events", "Carts", "Stock", "Prices", "Audit", "Tokens"];

    public static ScopeStatus Of(TableScope scope, bool isTroubled, StatusRules rules, int about, Random random)
    {
        if (isTroubled && random.Next(9) == 0)
            return new ScopeStatus(scope, []) { Failure = new StatusFailure("AccessDenied", "not authorized to perform sts:AssumeRole on backup-scheduler/Worker") };
        var tables = Enumerable.Range(0, Math.Max(1, about + random.Next(-2, 3)))
            .Select(number => Table(scope, number, isTroubled ? Draw(random) : number == 4 ? TableHealth.NotSelected : TableHealth.Protected, rules, random))
            .OrderByDescending(table => table.Health).ThenBy(table => table.Table.Table).ToList();
        var selected = tables.Count(table => table.Health is not (TableHealth.NotSelected or TableHealth.Gone));
        return new ScopeStatus(scope, tables) { Days = DaysOf(selected, isTroubled, random), Runs = RunsOf(selected, tables) };
    }

    private static TableHealth Draw(Random random) => random.Next(20) switch
    {
        0 or 1 => TableHealth.Missing,
        2 or 3 or 4 => TableHealth.Late,
        5 => TableHealth.Waiting,
        6 => TableHealth.Gone,
        7 => TableHealth.NotSelected,
        _ => TableHealth.Protected,
    };

    private static TableStatus Table(TableScope scope, int number, TableHealth health, StatusRules rules, Random random)
    {
        var table = new TableArn(scope, TableName.Parse($"{s_nouns[number % s_nouns.Length]}{(number >= s_nouns.Length ? $"-{number}" : "")}"));
        var age = health switch
        {
            TableHealth.Protected => TimeSpan.FromMinutes(random.Next(30, (int)rules.Rpo.TotalMinutes)),
            TableHealth.Late => rules.Rpo * (1.1 + (random.NextDouble() * 6)),
            TableHealth.Gone => TimeSpan.FromDays(random.Next(3, 30)),
            _ => (TimeSpan?)null,
        };
        var retained = age is null ? 0 : random.Next(14, 35);
        var bytes = (long)(Math.Pow(random.NextDouble(), 4) * 40 * 1024 * 1024 * 1024) * Math.Sign(retained);
        var foreign = random.Next(12) == 0 ? 2 : 0;
        return new TableStatus(table, health, Why(health))
        {
            Age = age,
            NewestAt = SyntheticOrganization.Now - age,
            OldestAt = age is null ? null : SyntheticOrganization.Now.AddDays(-random.Next(30, 300)),
            Retained = retained,
            Creating = health is TableHealth.Waiting ? 1 : 0,
            Foreign = foreign,
            System = health is TableHealth.Gone ? 1 : 0,
            AwsBackup = random.Next(15) == 0 ? 3 : 0,
            Bytes = bytes,
            AllBytes = bytes + (foreign * 1024L * 1024 * 1024),
            Copy = health is TableHealth.NotSelected or TableHealth.Gone ? null : CopyOf(age, rules, random),
        };
    }

    private static CopyStatus CopyOf(TimeSpan? age, StatusRules rules, Random random) => age is null || age > rules.Rpo * 3
        ? new CopyStatus(StandingState.Overdue, rules.CopyRpo * 2, ["its newest restorable time is too old"]) { Confirmed = 4 }
        : new CopyStatus(StandingState.Healthy, TimeSpan.FromHours(random.Next(2, 40)), []) { Confirmed = random.Next(10, 40) };

    private static string Why(TableHealth health) => health switch
    {
        TableHealth.Protected => "its newest backup is new enough",
        TableHealth.NotSelected => "left out by TABLES_EXCLUDE",
        TableHealth.Gone => "the table is gone, its backups are kept",
        TableHealth.Waiting => "no run has come since it was made",
        TableHealth.Late => "its newest backup is older than the recovery point objective",
        _ => "it has no AVAILABLE backup",
    };

    private static List<DayCoverage> DaysOf(int selected, bool isTroubled, Random random)
    {
        var today = DateOnly.FromDateTime(SyntheticOrganization.Now.UtcDateTime);
        return [.. Enumerable.Range(1, Days).Select(day => new DayCoverage(
            today.AddDays(day - Days), isTroubled ? Math.Max(0, selected - random.Next(Math.Max(1, selected / 2))) : selected, selected))];
    }

    private static List<ScopeRun> RunsOf(int selected, List<TableStatus> tables) =>
    [
        .. Enumerable.Range(0, 5).Select(day => new ScopeRun(
            RunId.At(SyntheticOrganization.Now.Date.AddHours(1).AddDays(-day)), selected, 0, tables.Sum(table => table.Bytes) / 20)),
    ];
}
