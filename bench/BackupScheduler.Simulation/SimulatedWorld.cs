using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation;

/// <summary>The accounts, tables and older backups that a scenario begins with.</summary>
internal static class SimulatedWorld
{
    public static IReadOnlyList<AccountId> Accounts(Scenario scenario) =>
        [.. Enumerable.Range(1, scenario.Accounts).Select(i => AccountId.Parse((100_000_000_000 + i).ToString(CultureInfo.InvariantCulture)))];

    public static Dictionary<TableScope, SimulatedRegion> Seed(Scenario scenario)
    {
        var regions = new Dictionary<TableScope, SimulatedRegion>();
        foreach (var account in Accounts(scenario))
        {
            foreach (var name in scenario.Regions)
            {
                var scope = new TableScope(account, Region.Parse(name));
                regions.Add(scope, Seed(scenario, new SimulatedRegion(scope)));
            }
        }

        return regions;
    }

    private static SimulatedRegion Seed(Scenario scenario, SimulatedRegion region)
    {
        for (var i = 1; i <= scenario.Tables; i++)
            region.AddTable(TableName.Parse(string.Create(CultureInfo.InvariantCulture, $"table-{i:000000}")));
        for (var days = scenario.History ?? scenario.Keep; days >= 1; days--)
        {
            var run = RunId.At(scenario.FirstRun.Time.AddDays(-days));
            foreach (var (i, table) in region.Tables.Index())
                region.Create(table, BackupNaming.Default.NameFor(run), run.Time.AddMilliseconds(1_000 + (20 * i)), making: TimeSpan.Zero);
        }

        return region;
    }
}
