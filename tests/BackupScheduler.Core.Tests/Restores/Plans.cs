using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Vault;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>Plans for tests.</summary>
internal static class Plans
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    public static TableArn Source { get; } = new(PlainExport.Prefix.Scope, PlainExport.Prefix.Table);

    public static TableArn Target { get; } = new(PlainExport.Prefix.Scope, TableName.Parse("ProductCatalog-restored"));

    public static TableDescription Shape { get; } = new([new KeyPart("id", true)], PlainExport.Prefix.TableId)
    {
        AttributeTypes = new Dictionary<string, string> { ["id"] = "S" },
    };

    public static BackupRestorePlan OfBackup(string arn = "arn:backup", string? drill = null) => new(Source, Target, new Backup(arn, "b", Source.Table, null, Start, BackupStatus.Available))
    {
        AsOf = Start,
        Settings = SettingsPlan.NotWanted,
        Size = new RestoreSize(0, 0, 0, 0, 0),
        Cost = RestoreCost.OfBackup(0),
        DrillId = drill,
    };

    /// <summary>A full copy of item a and b, and a window that changes a, deletes b, and writes c; in a vault of its own.</summary>
    public static (VaultRestorePlan Plan, VaultInMemory Vault) OfVault(RestoreWay way = RestoreWay.Load, double asOf = 2, SettingsPlan? settings = null)
    {
        var vault = new VaultInMemory();
        PlainExport.Write(vault, "full", null, Start, [Full("a", 1), Full("b", 1)]);
        PlainExport.Write(vault, "window", Start, Start.AddHours(2), [Change("a", 0.5, 2), Change("b", 0.6, null), Change("c", 1.5, 1)]);
        TableCopy full = new("full", null, Start), window = new("window", Start, Start.AddHours(2));
        var chosen = new ChosenChain(
            new Incarnation(PlainExport.Prefix, [new FoundCopy(full, true), new FoundCopy(window, true)], []), new CopyChain(full, [window]), Start.AddHours(asOf), null);
        var plan = new VaultRestorePlan(Source, Target, way, chosen)
        {
            AsOf = Start.AddHours(asOf),
            Full = Load(vault, "full"),
            Windows = [Load(vault, "window")],
            Shape = Shape,
            ShapeFrom = SettingsOrigin.Catalogue,
            Vault = new VaultLocation("vault", AccountId.Parse("444455556666"), null, Region.Parse("us-east-1")),
            Settings = settings ?? SettingsPlan.NotWanted,
            Size = new RestoreSize(0, 2, 0, 3, 2),
            Cost = RestoreCost.OfBackup(0),
            IsVerified = true,
        };
        return (plan, vault);
    }

    private static LoadedExport Load(VaultInMemory vault, string id) =>
        ExportLoading.LoadAsync(vault, IncarnationReading.SummaryKey(PlainExport.Prefix, id), CancellationToken.None).GetAwaiter().GetResult();

    private static string Full(string id, int value) => $$$"""{"Item":{"id":{"S":"{{{id}}}"},"v":{"N":"{{{value}}}"} } }""";

    private static string Change(string id, double hours, int? value)
    {
        var image = value is { } number ? $$$""","NewImage":{"id":{"S":"{{{id}}}"},"v":{"N":"{{{number}}}"} }""" : "";
        var micros = Start.AddHours(hours).ToUnixTimeMilliseconds() * 1000;
        return $$$"""{"Metadata":{"WriteTimestampMicros":{"N":"{{{micros}}}"} },"Keys":{"id":{"S":"{{{id}}}"} }{{{image}}} }""";
    }
}
