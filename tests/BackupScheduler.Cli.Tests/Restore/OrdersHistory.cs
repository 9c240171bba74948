using System.Text.Json.Nodes;
using BackupScheduler.Cli.Tests.Run;
using BackupScheduler.Core.Vault;
using BackupScheduler.LocalAws.Seeding;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Restore;

/// <summary>The history of a table, in hours: one and two come at 1; one changes at 3 and 5.5; three comes at 5; two goes at 5.8.</summary>
internal sealed class OrdersHistory(RunWorld world)
{
    private static readonly AwsPlace s_source = new("111122223333", "us-east-1");

    public async Task WriteAsync()
    {
        var history = world.World.Proxy.History;
        await world.World.Seeder.Tables.CreateAsync(s_source, "Orders", new TableShape());
        await history.SwitchOnAsync(s_source, "Orders", VaultOfTests.At(0));
        await PutAsync("one", "first", 1);
        await PutAsync("two", "first", 1);
        await PutAsync("one", "second", 3);
        await PutAsync("three", "new", 5);
        await PutAsync("one", "third", 5.5);
        await history.DeleteAsync(s_source, "Orders", new JsonObject { ["id"] = new JsonObject { ["S"] = "two" } }, VaultOfTests.At(5.8));
        world.Calls.Clear();
    }

    /// <summary>A full copy at 2, and windows to 4 and 6.</summary>
    public static async Task<IReadOnlyList<TableCopy>> CopyAsync(VaultOfTests vault) =>
    [
        await vault.CopyAsync(s_source, "Orders", null, 2),
        await vault.CopyAsync(s_source, "Orders", 2, 4),
        await vault.CopyAsync(s_source, "Orders", 4, 6),
    ];

    private Task PutAsync(string id, string value, double hours) => world.World.Proxy.History.PutAsync(
        s_source, "Orders", new JsonObject { ["id"] = new JsonObject { ["S"] = id }, ["value"] = new JsonObject { ["S"] = value } }, VaultOfTests.At(hours));
}
