using System.Text;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Core.Vault;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Manifests, catalogue records and lines of data files, as they may lie in a bucket that somebody else wrote to.</summary>
internal sealed class VaultTarget : IFuzzTarget
{
    private static readonly CatalogueKey s_key = new(
        new TableCopy("01489602797149-73d8d5bc", new DateTimeOffset(2026, 11, 27, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 28, 1, 0, 0, TimeSpan.Zero)), CopyState.Confirmed);

    private static readonly string[] s_seeds = [.. Exported(), Encoding.UTF8.GetString(CatalogueJson.Write(new CatalogueRecord(PlainExport.Prefix, s_key.Copy, CopyState.Confirmed, null) { Items = 3 })), .. Lines];

    public string Name => "manifests and records";

    private static string[] Lines =>
    [
        """{"Item":{"id":{"S":"a"},"n":{"N":"1.50"},"b":{"B":"AQID"},"l":{"L":[{"NULL":true},{"BOOL":false}]},"m":{"M":{"x":{"SS":["a","b"]},"y":{"NS":["1","2"]},"z":{"BS":["AQ=="]}}}}}""",
        """{"Metadata":{"WriteTimestampMicros":{"N":"1680109764000000"}},"Keys":{"id":{"S":"a"}},"OldImage":{"id":{"S":"a"}},"NewImage":{"id":{"S":"a"},"v":{"N":"2"}}}""",
        """{"Metadata":{"WriteTimestampMicros":1680109764000000},"Keys":{"id":{"N":"7"}}}""",
    ];

    public string Seed(Random random) => ItemSeeds.Any(random, s_seeds);

    public void Run(string input)
    {
        var bytes = Encoding.UTF8.GetBytes(input);
        if (!ManifestReader.TryReadSummary(bytes, out _, out var error)) OneLine.Demand(error);
        if (!ManifestReader.TryReadFiles(bytes, out _, out error)) OneLine.Demand(error);
        if (!CatalogueJson.TryRead(s_key, PlainExport.Prefix, bytes, out _, out error)) OneLine.Demand(error);
        Refusing(() => ExportLine.ReadItem(bytes));
        Refusing(() => ExportLine.ReadChange(bytes));
        Refusing(() => ExportLine.ReadStamp(bytes));
    }

    private static void Refusing<T>(Func<T> read)
    {
        try
        {
            _ = read();
        }
        catch (FormatException e)
        {
            OneLine.Demand(e.Message);
        }
    }

    private static IEnumerable<string> Exported()
    {
        var vault = new VaultInMemory();
        PlainExport.Write(vault, "01489602797149-73d8d5bc", null, s_key.Copy.To, Lines);
        PlainExport.Write(vault, "01489602797150-73d8d5bd", s_key.Copy.From, s_key.Copy.To, Lines);
        return vault.Objects.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)).Select(file => Encoding.UTF8.GetString(file.Value));
    }
}
