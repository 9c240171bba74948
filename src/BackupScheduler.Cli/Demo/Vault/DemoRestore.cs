using System.Text.Json.Nodes;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Restore;
using BackupScheduler.Cli.Vault;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Enforcement;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Demo.Vault;

/// <summary>What became of the table that was emptied and restored.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Source">Where it was.</param>
/// <param name="Target">Where it is restored.</param>
/// <param name="Expected">Items that it had at the last copy's time.</param>
/// <param name="Findings">What is not as it was.</param>
/// <param name="Took">How long the restore took.</param>
internal sealed record DemoRestore(string Table, AwsPlace Source, AwsPlace Target, int Expected, IReadOnlyList<string> Findings, TimeSpan Took)
{
    /// <summary>The name that it is restored to.</summary>
    public string RestoredAs => $"{Table}-restored";
}

/// <summary>Empties a table, restores it by <c>restore</c> from the vault into another account, and compares.</summary>
internal sealed class DemoRestoring(DemoWorld world, VaultSetup setup, DemoClock clock, AwsPlace source, AwsPlace target, string table)
{
    /// <summary>Restores.</summary>
    /// <param name="expected">What the table held at the time of its last copy.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<DemoRestore> RunAsync(IReadOnlyList<JsonObject> expected, CancellationToken cancellation)
    {
        var result = new DemoRestore(table, source, target, expected.Count, [], TimeSpan.Zero);
        await EmptyAsync(cancellation);
        var start = TimeProvider.System.GetTimestamp();
        var (exitCode, said) = await RestoreAsync(result.RestoredAs, cancellation);
        result = result with { Took = TimeProvider.System.GetElapsedTime(start) };
        if (exitCode != ExitCode.Done) return result with { Findings = [$"restore ended with {exitCode}", .. said] };
        var left = await world.Reader.ItemsAsync(source, table, cancellation);
        var found = await world.Reader.ItemsAsync(target, result.RestoredAs, cancellation);
        return result with
        {
            Findings = [.. ItemComparison.Differences(expected, found), .. left.Count > 0 ? (string[])[$"{left.Count} items are left in the table that was emptied"] : []],
        };
    }

    private async Task EmptyAsync(CancellationToken cancellation)
    {
        foreach (var item in await world.Reader.ItemsAsync(source, table, cancellation))
        {
            var call = new JsonObject { ["TableName"] = table, ["Key"] = DemoItems.Key((string)item["id"]!["S"]!) };
            await world.ThroughProxy.CallAsync(JsonService.DynamoDb, "DeleteItem", call, source, cancellation);
        }
    }

    private async Task<(int ExitCode, IReadOnlyList<string> Said)> RestoreAsync(string to, CancellationToken cancellation)
    {
        var ports = new AwsPorts(setup.Aws);
        var session = new RestoreWorld(
            setup.Settings,
            account => ports.Through(EnforcementRules.OperatorRole, setup.Settings.ExternalId, "backup-scheduler-demo"),
            setup.World(direct: false).Objects, clock, new Functions.Batches.SystemJitter())
        {
            Look = TimeSpan.FromMilliseconds(100),
        };
        var options = new RestoreOptions
        {
            Account = AccountId.Parse(source.Account),
            Region = Region.Parse(source.Region),
            Table = TableName.Parse(table),
            Point = new RestorePoint.Latest(),
            From = RestoreFrom.Vault,
            To = TableName.Parse(to),
            ToAccount = AccountId.Parse(target.Account),
            ToRegion = Region.Parse(target.Region),
            Yes = true,
        };
        var error = new StringWriter();
        var exitCode = await Restoring.RunAsync(options, schema: null, session, new Terminal(TextWriter.Null, error), cancellation);
        return (exitCode, error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
