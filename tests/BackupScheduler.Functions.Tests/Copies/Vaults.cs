using BackupScheduler.Core.Runs;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Functions.Tests.Copies;

/// <summary>A world with a vault, and the items that copy into it.</summary>
internal static class Vaults
{
    public const string Account = "444455556666";
    public const string Bucket = "copies";
    public const string Orders = "111122223333/eu-west-1/Orders/id-1";

    /// <summary>The time of a run by which everything can be exported.</summary>
    public static readonly TimeSpan AfterRun = TimeSpan.FromMinutes(6);

    public static World World(params (string Name, string Value)[] more) =>
        new([("VAULT_BUCKET", Bucket), ("VAULT_ACCOUNT", Account), .. more]);

    /// <summary>A world in which Orders has been recoverable for ten days.</summary>
    public static World WithOrders(params (string Name, string Value)[] more)
    {
        var world = World(more);
        world.Exports.AddTable("Orders", "id-1", Tests.World.Run.Time.AddDays(-10));
        world.Time.Advance(AfterRun);
        return world;
    }

    public static CopyTable Copy(string table, RunId? run = null) => new()
    {
        Version = 1,
        Run = run ?? Tests.World.Run,
        Account = Tests.World.Scope.Account,
        Region = Tests.World.Scope.Region,
        Table = TableName.Parse(table),
    };

    public static ConfirmCopies Confirm(RunId? run = null) => new()
    {
        Version = 1,
        Run = run ?? Tests.World.Run,
        Account = Tests.World.Scope.Account,
        Region = Tests.World.Scope.Region,
        Hops = 0,
    };

    /// <summary>Copies Orders in a run so many hours after the first one, and lets the exports end and be confirmed.</summary>
    public static void CopyAfter(this World world, double hours, bool confirm = true)
    {
        var run = RunId.At(Tests.World.Run.Time.AddSeconds(Math.Round(hours * 3600)));
        if (world.Time.GetUtcNow() < run.Time + AfterRun) world.Time.SetUtcNow(run.Time + AfterRun);
        Assert.Empty(world.Worker(Copy("Orders", run)));
        world.Time.Advance(TimeSpan.FromMinutes(10));
        if (confirm) Assert.Empty(world.Worker(Confirm(run)));
    }

    /// <summary>What the exports so far hold, in the order of their beginning: hours after the first run.</summary>
    public static IReadOnlyList<(double? From, double To)> Spans(this World world) =>
        [.. world.Exports.Requests.Select(request => (request.From is { } from ? Hours(from) : (double?)null, Hours(request.To)))];

    public static CatalogueListing Catalogue(this World world) => CatalogueListing.Of(world.Vault.Keys);

    private static double Hours(DateTimeOffset time) => Math.Round((time - Tests.World.Run.Time).TotalHours, 4);
}
