using System.Text;
using System.Text.Json.Nodes;
using BackupScheduler.Aws;
using BackupScheduler.Cli.Demo;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Vault;
using BackupScheduler.LocalAws.Proxy.Exports;
using BackupScheduler.LocalAws.Reading;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.Cli.Tests.Vault;

/// <summary>An emulated vault account and accounts whose tables are copied there; each test fills it anew.</summary>
public sealed class VaultHouse : IAsyncLifetime
{
    internal const string Bucket = "the-vault";
    internal const string VaultAccount = "444455556666";

    internal static AwsPlace Home => DemoWorld.Home;

    internal static AwsPlace Vault { get; } = new(VaultAccount, DemoWorld.HomeRegion);

    internal DemoWorld World { get; private set; } = null!;

    /// <summary>What becomes of exports; null lets them succeed.</summary>
    internal Func<ExportFacts, (string Code, string Message)?>? FailWith { get; set; }

    /// <summary>When the test began, to the second.</summary>
    internal DateTimeOffset Now { get; private set; }

    internal AwsOptions Aws => AwsOptions.ForEmulator(World.Proxy.Address, DemoWorld.HomeRegion);

    internal IVaultObjects Objects { get; private set; } = null!;

    public async Task InitializeAsync() => World = await DemoWorld.StartAsync(
        new Progress<string>(), CancellationToken.None, new() { Exports = new() { FailWith = facts => FailWith?.Invoke(facts) } });

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>An empty vault.</summary>
    internal async Task ResetAsync(bool isLocked = true, int lockDays = 35, int expireDays = 90)
    {
        FailWith = null;
        World.Proxy.Canned.Clear();
        await World.Seeder.ResetAsync();
        var now = DateTimeOffset.UtcNow;
        Now = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        await World.Seeder.Vaults.CreateBucketAsync(Vault, Bucket, objectLock: isLocked);
        if (isLocked && lockDays > 0) await World.Seeder.Vaults.RetainAsync(Vault, Bucket, lockDays);
        if (expireDays > 0) await World.Seeder.Vaults.ExpireAsync(Vault, Bucket, expireDays);
        Objects = new AwsPorts(Aws).Through("any", null, "test").Vaults(Location).Open(Location.Account);
        World.Proxy.Log.Clear();
        World.Proxy.Ledger.Clear();
    }

    internal static VaultLocation Location { get; } = new(Bucket, AccountId.Parse(VaultAccount), null, Region.Parse(DemoWorld.HomeRegion));

    /// <summary>A table with a full copy of four hours ago and two windows, up to half an hour ago.</summary>
    internal async Task<CopiedTable> CopyAsync(AwsPlace place, string table)
    {
        await World.Seeder.Tables.CreateAsync(place, table, items: 0);
        await World.Proxy.History.SwitchOnAsync(place, table, Now.AddHours(-5));
        foreach (var item in new[] { "one", "two", "three" }) await PutAsync(place, table, item, "first", Now.AddHours(-4.5));
        await PutAsync(place, table, "two", "second", Now.AddHours(-3));
        await World.Proxy.History.DeleteAsync(place, table, new JsonObject { ["id"] = Text("three") }, Now.AddHours(-1));
        var id = (string)(await new IndependentReader(World.ThroughProxy).TableAsync(place, table))!["TableId"]!;
        Assert.True(VaultPrefix.TryParse($"{place.Account}/{place.Region}/{table}/{id}", out var prefix), id);
        return new CopiedTable(this, prefix,
        [
            await ExportAsync(prefix, null, Now.AddHours(-4)),
            await ExportAsync(prefix, Now.AddHours(-4), Now.AddHours(-2)),
            await ExportAsync(prefix, Now.AddHours(-2), Now.AddMinutes(-30)),
        ]);
    }

    /// <summary>Exports into the vault, and catalogues it as confirmed.</summary>
    internal async Task<TableCopy> ExportAsync(VaultPrefix prefix, DateTimeOffset? from, DateTimeOffset to)
    {
        var exports = new AwsPorts(Aws).Through("backup-scheduler/BackupWorker", null, "test").TableExports().Open(prefix.Scope);
        var request = new ExportRequest(
            new TableArn(prefix.Scope, prefix.Table), from, to, Bucket, Location.Account, prefix.ToString(), null, Guid.NewGuid().ToString());
        var arn = (await exports.BeginAsync(request, CancellationToken.None))!.Value;
        var export = await exports.FindAsync(arn, CancellationToken.None);
        for (; export is { Status: ExportStatus.InProgress }; export = await exports.FindAsync(arn, CancellationToken.None)) await Task.Delay(10);
        Assert.True(export is { Status: ExportStatus.Completed }, $"{export?.FailureCode}: {export?.FailureMessage}");
        var copy = new TableCopy(arn.Id, from, to);
        await CatalogueAsync(prefix, copy, CopyState.Begun);
        await CatalogueAsync(prefix, copy, CopyState.Confirmed, export);
        return copy;
    }

    internal Task CatalogueAsync(VaultPrefix prefix, TableCopy copy, CopyState state, TableExport? export = null)
    {
        var record = new CatalogueRecord(prefix, copy, state, null) { Items = export?.Items, BilledBytes = export?.BilledBytes, ManifestKey = export?.ManifestKey };
        return Objects.WriteAsync(record.Key, CatalogueJson.Write(record), CancellationToken.None);
    }

    private Task PutAsync(AwsPlace place, string table, string id, string value, DateTimeOffset at) =>
        World.Proxy.History.PutAsync(place, table, new JsonObject { ["id"] = Text(id), ["value"] = Text(value) }, at);

    private static JsonObject Text(string value) => new() { ["S"] = value };
}

/// <summary>A table whose copies lie in the vault: the full one, then the windows.</summary>
internal sealed record CopiedTable(VaultHouse House, VaultPrefix Prefix, IReadOnlyList<TableCopy> Copies)
{
    public string SummaryOf(int copy) => $"{Prefix.ExportOf(Copies[copy].ExportId)}manifest-summary.json";

    public string RecordOf(int copy) => new CatalogueKey(Copies[copy], CopyState.Confirmed).In(Prefix);

    /// <summary>Data files of a copy that hold something.</summary>
    public async Task<IReadOnlyList<DataFile>> FilesAsync(int copy)
    {
        var loaded = await ExportLoading.LoadAsync(House.Objects, SummaryOf(copy), CancellationToken.None);
        return [.. loaded.Files.Where(file => file.Items > 0)];
    }

    public async Task<string> ReadAsync(string key) => Encoding.UTF8.GetString((await House.Objects.FindAsync(key, CancellationToken.None))!.Value.Span);

    public Task WriteAsync(string key, string text) => House.Objects.WriteAsync(key, Encoding.UTF8.GetBytes(text), CancellationToken.None);
}

[CollectionDefinition(Name)]
public sealed class VaultTests : ICollectionFixture<VaultHouse>
{
    public const string Name = "vault";
}
