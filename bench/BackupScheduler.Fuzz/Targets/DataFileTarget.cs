using System.Text;
using BackupScheduler.Core.Exports;
using BackupScheduler.Core.Tests.Exports;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>Compressed data files: whole, or refused as damaged, in bounded memory. An input's characters are its bytes.</summary>
internal sealed class DataFileTarget : IFuzzTarget
{
    private const string Key = "data/file.json.gz";

    // Sixty times longer than its compressed form, and without any end of line.
    private static readonly string s_bomb = Encoding.Latin1.GetString(PlainExport.Compress(new byte[32 * 1024 * 1024]));
    private static readonly string s_good = Encoding.Latin1.GetString(PlainExport.Compress("{\"Item\":{\"id\":{\"S\":\"a\"}}}\n{\"Item\":{\"id\":{\"S\":\"b\"}}}\n"));

    public string Name => "data files";

    public string Seed(Random random) => random.Next(500) == 0 ? s_bomb : s_good;

    public void Run(string input)
    {
        var bytes = Encoding.Latin1.GetBytes(input);
        var vault = new VaultInMemory { Objects = { [Key] = bytes } };
        Verify(vault, new DataFile(Key, 2, Convert.FromBase64String(PlainExport.Md5(bytes)), null));
        Verify(vault, new DataFile(Key, 2, new byte[16], null));
    }

    private static void Verify(VaultInMemory vault, DataFile file)
    {
        try
        {
            ExportFileReading.VerifyAsync(vault, file, line => ExportLine.ReadItem(line), CancellationToken.None).GetAwaiter().GetResult();
            BrokenPromiseException.Unless(file.Md5.Span.IndexOfAnyExcept((byte)0) >= 0, "a file passed for another one");
        }
        catch (DamagedExportException e)
        {
            OneLine.Demand(e.Message);
        }
    }
}
