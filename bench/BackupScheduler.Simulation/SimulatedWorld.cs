using System.Globalization;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Simulation.Aws;

namespace BackupScheduler.Simulation;

/// <summary>The accounts, tables and older backups that a scenario begins with.</summary>
internal static class SimulatedWorld
{
    public static IReadOnlyList<AccountId> Accounts(Scenario scenario) =>
        [.. Enumerable.Range(1, scenario.Accounts).Select(i => AccountId.Parse((100_000_000_000 + i).ToString(CultureInfo.InvariantCulture)))];

    /// <summary>The Regions of each account.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="interval">The time from one run to the next: the older ones lie as far apart.</param>
    public static Dictionary<TableScope, SimulatedRegion> Seed(Scenario scenario, TimeSpan interval)
    {
        var accounts = Accounts(scenario);
        var names = TableNames(Enumerable.Range(0, accounts.Count).Max(scenario.TablesOf));
        var older = OlderRuns(scenario, interval);
        var regions = new Dictionary<TableScope, SimulatedRegion>();
        foreach (var (i, account) in accounts.Index())
        {
            foreach (var region in scenario.Regions.Select(Region.Parse))
            {
                var scope = new TableScope(account, region);
                regions.Add(scope, new SimulatedRegion(scope, new ArraySegment<TableName>(names, 0, scenario.TablesOf(i)), older));
            }
        }

        return regions;
    }

    private static TableName[] TableNames(int count) =>
        [.. Enumerable.Range(1, count).Select(i => TableName.Parse(string.Create(CultureInfo.InvariantCulture, $"table-{i:000000}")))];

    private static OlderRuns OlderRuns(Scenario scenario, TimeSpan interval)
    {
        var count = scenario.History ?? scenario.Keep;
        return new OlderRuns([.. Enumerable.Range(0, count).Select(i => RunId.At(scenario.FirstRun.Time - ((count - i) * interval)))]);
    }
}
